using Regressor.Infrastructure.Learning.Learners.Trees.Training;

namespace Regressor.Infrastructure.Learning.Splitting.Detection;

/// <summary>Predicts held-out rows by a few small boosted trees: not as well as a training, but in some hundredths of a second.</summary>
/// <param name="table">The rows; kept columns are not learned from.</param>
internal sealed class QuickTrees(ObservedTable table)
{
    /// <summary>Number of folds.</summary>
    public const int Folds = 5;

    /// <summary>Number of levels from which on they are described by the means of their targets.</summary>
    private const int MostLevels = 12;

    private static readonly TreeSettings Settings = new(0.15, 8, 3, 1, 1, 1, 60);

    private readonly IReadOnlyList<BinnedColumn> _plain = [.. table.Columns.Where(IsPlain).Select((column, feature) => Bin(column, feature, table.Rows))];
    private readonly IReadOnlyList<ObservedColumn> _embedded = [.. table.Columns.Where(column => column.IsInput && column.Numbers is null && column.Distinct > MostLevels)];

    /// <summary>Returns y minus its prediction without the row's part, [row].</summary>
    /// <param name="parts">[row] → part; parts are held out as a whole, and dealt to the folds in turn.</param>
    /// <param name="cancellationToken">Checked at every round.</param>
    public double[] Residuals(int[] parts, CancellationToken cancellationToken)
    {
        var folds = Array.ConvertAll(parts, part => part % Folds);
        var residuals = new double[table.Rows];
        TrainingCores.ForEach(Folds, fold => Fit(folds, fold, residuals, cancellationToken), cancellationToken);
        return residuals;
    }

    private void Fit(int[] folds, int fold, double[] residuals, CancellationToken cancellationToken)
    {
        List<BinnedColumn> columns = [.. _plain];
        foreach (var column in _embedded)
        {
            var levels = new LevelColumns(Array.ConvertAll(column.Codes, code => (long)code), column.Distinct, [row => table.Y[row]], folds, Folds, fold);
            columns.AddRange(levels.Bin(columns.Count, TreeSettings.BinsFor(table.Rows)));
        }

        var member = new MemberBooster(new SquaredLoss(table.Y), columns, Settings, folds, fold, seed: 0);
        var space = new Workspace(table.Rows, trees: 1);
        for (var round = 0; round < Settings.MaxRounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            member.Boost(space);
        }

        for (var row = 0; row < residuals.Length; row++)
        {
            if (folds[row] == fold) residuals[row] = table.Y[row] - member.Start[0] - member.Trees.Sum(tree => tree.ValueOf(columns, row));
        }
    }

    private static bool IsPlain(ObservedColumn column) => column.IsInput && column.Distinct > 1 && (column.Numbers is not null || column.Distinct <= MostLevels);

    private static BinnedColumn Bin(ObservedColumn column, int feature, int rows)
    {
        if (column.Numbers is not { } numbers) return BinnedColumn.OfLevels(feature, column.Distinct, rows, row => column.Codes[row]);

        // Ranks, because numbers that are large or close to each other may be one as floats; a missing value is below all.
        var ranks = Statistics.Ranks.Of(Array.ConvertAll(numbers, number => double.IsNaN(number) ? double.NegativeInfinity : number));
        var sorted = Array.ConvertAll(ranks, rank => (float)rank);
        Array.Sort(sorted);
        return BinnedColumn.OfNumbers(feature, BinnedColumn.ThresholdsOf(sorted, TreeSettings.BinsFor(rows)), rows, row => (float)ranks[row]);
    }
}
