namespace Regressor.Domain.Columns;

/// <summary>Texts from a limited set of recurring values.</summary>
public sealed class CategoricalColumnType : TextualColumnType
{
    public const int MaxLength = 256;

    internal CategoricalColumnType()
        : base(MaxLength) { }

    public override string Name => "categorical";

    public override string Noun => "a category";

    public override string Plural => "categories";

    private protected override string Expected => "a text (a category)";
}
