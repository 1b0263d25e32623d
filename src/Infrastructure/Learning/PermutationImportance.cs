using Regressor.Domain.Datasets;
using Regressor.Domain.Models;
using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Learning;

/// <summary>How much the RMSE grows when one input column's values are shuffled among the rows (Breiman 2001, "Random forests", section 10).</summary>
internal static class PermutationImportance
{
    public const int Shuffles = 3;

    /// <summary>The table is in the order of a hash, so the first rows are a random sample.</summary>
    public const int MaxRows = 1000;

    /// <summary>With many columns fewer rows are shuffled, so that this stays a small part of a training; but not fewer than this.</summary>
    private const int MinRows = 100;
    private const int MaxRowsTimesColumns = 30_000;

    /// <returns>By column, the greatest increase first; 0 for columns that the network does not see.</returns>
    public static IReadOnlyList<ColumnImportance> Of(
        TrainingTable table, Encoder encoder, JudgedRows judged, long seed, CancellationToken cancellationToken)
    {
        var count = Math.Min(judged.Actual.Length, Math.Clamp(MaxRowsTimesColumns / table.Inputs.Count, MinRows, MaxRows));
        var rows = judged.Encoded.First(count);
        var actual = judged.Actual.AsSpan(0, count).ToArray();
        var before = Rmse(rows);
        var positions = EncodedPositions.Of(encoder);
        return [.. table.Inputs.Select(Measure).OrderByDescending(column => column.Increase)];

        double Rmse(EncodedRows inputs) => RegressionMetrics.Of(actual, judged.Predict(inputs)).Rmse;

        ColumnImportance Measure(InputColumn column, int index)
        {
            var (dense, code) = PlacesOf(table, encoder, positions, index);
            if (dense.Count == 0 && code < 0) return new ColumnImportance(column.Name, 0, 0);

            // A seed of its own: a column's figure does not depend on what other columns there are.
            var random = new Random((int)Folds.Mix((ulong)seed ^ (ulong)index));
            var increases = new double[Shuffles];
            var order = Enumerable.Range(0, count).ToArray();
            for (var i = 0; i < Shuffles; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                random.Shuffle(order);
                increases[i] = Rmse(Shuffled(rows, dense, code, order)) - before;
            }

            var mean = increases.Average();
            return new ColumnImportance(column.Name, mean, Math.Sqrt(increases.Sum(increase => Math.Pow(increase - mean, 2)) / (Shuffles - 1)));
        }
    }

    /// <summary>Where a column's encoded inputs stand, all of which move together: ranges of dense positions, and an index into the codes or −1.</summary>
    private static (List<(int From, int Width)> Dense, int Code) PlacesOf(TrainingTable table, Encoder encoder, EncodedPositions positions, int input)
    {
        var index = table.IndexWithinKind(input);
        if (table.Inputs[input].Kind == ColumnKind.Categorical)
        {
            var width = encoder.Categorical.FirstOrDefault(column => column.Index == index)?.Levels.Count ?? 0;
            return (positions.OneHots[index] is >= 0 and var from ? [(from, width)] : [], positions.Codes[index]);
        }

        int[] single = [positions.Encoded[index], positions.Indicators[index], positions.Standardized[index]];
        return ([.. single.Where(position => position >= 0).Select(position => (position, 1))], -1);
    }

    private static EncodedRows Shuffled(EncodedRows rows, List<(int From, int Width)> dense, int code, int[] order)
    {
        var shuffled = rows with { Dense = [.. rows.Dense], Codes = [.. rows.Codes] };
        foreach (var (from, width) in dense)
        {
            for (var row = 0; row < order.Length; row++)
                rows.DenseRow(order[row]).Slice(from, width).CopyTo(shuffled.Dense.AsSpan((row * rows.DenseWidth) + from, width));
        }

        if (code >= 0) shuffled.Codes[code] = Array.ConvertAll(order, row => rows.Codes[code][row]);
        return shuffled;
    }
}
