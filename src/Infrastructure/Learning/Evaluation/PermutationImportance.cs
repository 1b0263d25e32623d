using Regressor.Domain.Evaluation;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Splitting;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>
/// Measures how much the primary metric increases when an input column, or a group with the same information, is shuffled among the rows (Breiman
/// 2001, "Random forests", section 10).
/// </summary>
/// <param name="table">Table whose first rows are the evaluation rows.</param>
/// <param name="encoder">Encoder of the table's columns.</param>
/// <param name="judged">Evaluation rows, and predictions of the model.</param>
/// <param name="seed">Seed of the shuffles.</param>
internal sealed class PermutationImportance(TrainingData table, FeatureEncoder encoder, EvaluationSet judged, long seed)
{
    private const int Shuffles = 3;

    /// <summary>The table is in the order of a hash, so the first rows are a random sample.</summary>
    private const int MaxRows = 1000;

    /// <summary>With many columns fewer rows are shuffled, but at least this many, so that this stays a small part of a training.</summary>
    private const int MinRows = 100;
    private const int MaxRowsTimesColumns = 30_000;

    private readonly EncodedRows _rows =
        judged.Encoded.First(Math.Min(judged.Actual.Length, Math.Clamp(MaxRowsTimesColumns / table.Inputs.Count, MinRows, MaxRows)));

    private readonly IReadOnlyList<SourceFeatures> _sources = SourceFeatures.Of(encoder, table.Inputs);

    /// <returns>
    /// Importance by column, and by group of correlated columns, in descending order; 0 for columns that the network does not use.
    /// </returns>
    public (IReadOnlyList<ColumnImportance> Columns, IReadOnlyList<GroupImportance> Groups) Measure(CancellationToken cancellationToken)
    {
        var before = judged.Losses(_rows);
        var columns = new ColumnImportance[_sources.Count];
        TrainingCores.ForEach(columns.Length, input =>
        {
            var name = _sources[input].Column.Name;
            var (increase, error) = Increase([_sources[input]], name);
            columns[input] = new ColumnImportance(name, increase, error);
        }, cancellationToken);

        var seen = Enumerable.Range(0, _sources.Count).Where(input => _sources[input] is { IsUsed: true, IsText: false });
        var groups = CorrelatedColumns.Of(table, _rows.Rows, seen, cancellationToken).Select(group =>
        {
            string[] names = [.. group.Select(input => table.Inputs[input].Name)];
            var (increase, error) = Increase([.. group.Select(input => _sources[input])], string.Join('\n', names));
            return new GroupImportance(names, increase, error);
        }).OrderByDescending(group => group.Increase).ToList();
        return ([.. columns.OrderByDescending(column => column.Increase)], groups);

        (double Increase, double Error) Increase(SourceFeatures[] moved, string name)
        {
            if (!Array.Exists(moved, source => source.IsUsed)) return (0, 0);

            // Each column has its own seed, so that its figure does not depend on which other columns there are.
            var random = new Random((int)name.Aggregate(KFoldSplitter.Mix((ulong)seed), (key, letter) => KFoldSplitter.Mix(key ^ letter)));
            var order = Enumerable.Range(0, _rows.Rows).ToArray();
            var after = new double[order.Length];
            double increase = 0;
            for (var i = 0; i < Shuffles; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                random.Shuffle(order);
                var losses = judged.Losses(Shuffled(_rows, moved, order));
                increase += (judged.Task.FromMeanLoss(losses.Average()) - judged.Task.FromMeanLoss(before.Average())) / Shuffles;
                for (var row = 0; row < after.Length; row++) after[row] += losses[row] / Shuffles;
            }

            return (judged.LossUnit * increase, judged.LossUnit * StandardError(before, after));
        }
    }

    /// <summary>
    /// Estimates the standard error of the increase, to first order, over other samples and shuffles of rows. Both losses of a row vary
    /// together, and so do the rows of a unit.
    /// </summary>
    private double StandardError(double[] before, double[] after)
    {
        var (meanBefore, meanAfter) = (before.Average(), after.Average());
        double[] influences = [.. after.Zip(before, (moved, own) => judged.Task.Influence(moved, meanAfter) - judged.Task.Influence(own, meanBefore))];
        return table.UnitsOf(0, before.Length).ErrorOfSum(influences) / before.Length;
    }

    /// <summary>Shuffles all inputs of the given columns together.</summary>
    private static EncodedRows Shuffled(EncodedRows rows, SourceFeatures[] moved, int[] order)
    {
        var shuffled = rows with { Dense = [.. rows.Dense], Codes = [.. rows.Codes] };
        foreach (var feature in moved.SelectMany(source => source.Features))
        {
            foreach (var (from, width) in feature.Dense)
            {
                for (var row = 0; row < order.Length; row++)
                    rows.DenseRow(order[row]).Slice(from, width).CopyTo(shuffled.Dense.AsSpan((row * rows.DenseWidth) + from, width));
            }

            if (feature.Code >= 0) shuffled.Codes[feature.Code] = Array.ConvertAll(order, row => rows.Codes[feature.Code][row]);
        }

        return shuffled;
    }
}
