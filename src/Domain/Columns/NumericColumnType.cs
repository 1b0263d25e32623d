using System.Globalization;

namespace Regressor.Domain.Columns;

/// <summary>Finite numbers.</summary>
public sealed class NumericColumnType : ColumnType
{
    private const string NotFinite = "must be a finite number";

    internal NumericColumnType() { }

    public override string Name => "numeric";

    public override StorageKind Storage => StorageKind.Number;

    public override string Noun => "a number";

    public override string Plural => "numbers";

    public override IReadOnlyList<Relation> Relations => OrderRelations;

    public override string? FaultOf(ColumnValue value) =>
        value.Text is not null ? "must be a number or null"
        : value.Number is { } number && !double.IsFinite(number) ? NotFinite
        : null;

    public override string? Parse(ReadOnlySpan<char> text, out ColumnValue value)
    {
        var isFinite = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
        value = isFinite ? ColumnValue.Of(number) : ColumnValue.Missing;
        return isFinite ? null : NotFinite;
    }

    public override string Format(ColumnValue value) => value.Number!.Value.ToString(CultureInfo.InvariantCulture);

    public override string Describe(ColumnValue value) => value.Number!.Value.ToString("G6", CultureInfo.InvariantCulture);
}
