namespace Regressor.Domain.Columns;

/// <summary>Free text, which models do not learn from.</summary>
public sealed class TextColumnType : TextualColumnType
{
    /// <summary>Limit in characters of up to three bytes each: a PostgreSQL index entry holds at most 2,704 bytes.</summary>
    public const int MaxLength = 800;

    internal TextColumnType()
        : base(MaxLength) { }

    public override string Name => "text";

    public override string Noun => "a text";

    public override string Plural => "texts";

    public override bool CanBeInput => false;

    public override bool CanBeKept => true;

    private protected override string Expected => Noun;
}
