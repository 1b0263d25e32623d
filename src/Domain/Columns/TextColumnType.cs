namespace Regressor.Domain.Columns;

/// <summary>Free text.</summary>
public sealed class TextColumnType : TextualColumnType
{
    public const int MaxLength = 10_000;

    internal TextColumnType()
        : base(MaxLength) { }

    public override string Name => "text";

    public override string Noun => "a text";

    public override string Plural => "texts";

    public override bool CanBeKept => true;

    private protected override string Expected => Noun;
}
