namespace Regressor.Infrastructure.Learning.Features;

/// <summary>
/// Gives the position of each column among the encoded inputs, by its index among the columns of its kind; −1 where it has none.
/// </summary>
internal sealed class FeatureLayout
{
    private FeatureLayout() { }

    public required Positions Encoded { get; init; }

    public required Positions Indicators { get; init; }

    public required Positions OneHots { get; init; }

    public required Positions Codes { get; init; }

    public required Positions Standardized { get; init; }

    /// <summary>Creates the layout in the order of <see cref="EncodedRows"/>.</summary>
    public static FeatureLayout Of(FeatureEncoder encoder)
    {
        var dense = 0;
        var encoded = Next(encoder.Numeric.Where(column => column.Varies).Select(column => (column.Index, 1)), ref dense);
        var indicators = Next(encoder.Numeric.Where(column => column.Missing).Select(column => (column.Index, 1)), ref dense);
        var oneHots = Next(encoder.Categorical.Where(column => column.OneHot).Select(column => (column.Index, column.Levels.Count)), ref dense);
        var standardized = Next(encoder.Numeric.Where(column => column.Varies).Select(column => (column.Index, 1)), ref dense);
        var code = 0;
        return new FeatureLayout
        {
            Encoded = encoded,
            Indicators = indicators,
            OneHots = oneHots,
            Codes = Next(encoder.EmbeddedColumns.Select(column => (column.Index, 1)), ref code),
            Standardized = standardized,
        };
    }

    private static Positions Next(IEnumerable<(int Index, int Width)> columns, ref int position)
    {
        var positions = new Dictionary<int, int>();
        foreach (var (index, width) in columns)
        {
            positions.Add(index, position);
            position += width;
        }

        return new Positions(positions);
    }

    internal sealed class Positions(Dictionary<int, int> positions)
    {
        public int this[int index] => positions.GetValueOrDefault(index, -1);
    }
}
