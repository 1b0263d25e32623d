using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Features;

namespace Regressor.Infrastructure.Learning.Learners.Trees.Training;

/// <summary>Bins the dense inputs, once for all members: they do not depend on the target.</summary>
internal static class DenseColumns
{
    /// <summary>Number of rows that suffice to choose bins; they are in the order of a hash.</summary>
    private const int Sampled = 100_000;

    /// <summary>Returns the columns that vary.</summary>
    /// <param name="data">The training part.</param>
    /// <param name="most">Maximum bins of a column.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    public static IReadOnlyList<BinnedColumn> Of(PreparedData data, int most, CancellationToken cancellationToken)
    {
        var (rows, layout) = (data.Train, FeatureLayout.Of(data.Encoder));
        List<BinnedColumn> columns = [];
        foreach (var feature in layout.Numeric)
        {
            // Both encodings order the numbers alike; large or small ones may fall together in one of them as floats.
            if (feature.Encoded >= 0) AddNumbers(Finer(Sorted(feature.Encoded), Sorted(feature.Standardized)));
            if (feature.Indicator >= 0) AddNumbers(Sorted(feature.Indicator));
        }

        foreach (var feature in layout.Categorical.Where(feature => feature.OneHot >= 0)) columns.Add(OneHot(rows, feature.OneHot, feature.Encoding.Levels.Count));
        foreach (var (from, width) in layout.Texts.SelectMany(text => text.Dense))
        {
            for (var input = from; input < from + width; input++) AddNumbers(Sorted(input));
        }

        return columns;

        (int Input, float[] Sorted) Sorted(int input)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sorted = new float[Math.Min(rows.Rows, Sampled)];
            for (var row = 0; row < sorted.Length; row++) sorted[row] = Value(row, input);
            Array.Sort(sorted);
            return (input, sorted);
        }

        void AddNumbers((int Input, float[] Sorted) numbers)
        {
            var thresholds = BinnedColumn.ThresholdsOf(numbers.Sorted, most);
            if (thresholds.Length > 0) columns.Add(BinnedColumn.OfNumbers(numbers.Input, thresholds, rows.Rows, row => Value(row, numbers.Input)));
        }

        float Value(int row, int input) => rows.Dense[((long)row * rows.DenseWidth) + input];
    }

    private static (int Input, float[] Sorted) Finer((int Input, float[] Sorted) one, (int Input, float[] Sorted) other) =>
        BinnedColumn.Distinct(other.Sorted) > BinnedColumn.Distinct(one.Sorted) ? other : one;

    private static BinnedColumn OneHot(EncodedRows rows, int from, int levels) => BinnedColumn.OfLevels(from, levels, rows.Rows, row =>
    {
        var level = rows.DenseRow(row).Slice(from, levels).IndexOfAnyExcept(0);
        return level < 0 ? levels : level;
    });
}
