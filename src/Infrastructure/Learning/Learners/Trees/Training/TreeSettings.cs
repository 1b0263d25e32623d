namespace Regressor.Infrastructure.Learning.Learners.Trees.Training;

/// <summary>Hyperparameters of boosting.</summary>
/// <param name="LearningRate">Factor of each leaf.</param>
/// <param name="Leaves">Maximum leaves of a tree.</param>
/// <param name="MinRows">Minimum rows in a leaf.</param>
/// <param name="Penalty">L2 penalty of a leaf's value, in units of the second derivative.</param>
/// <param name="RowShare">Share of the rows that a tree is grown on.</param>
/// <param name="ColumnShare">Share of the columns that a tree may split.</param>
/// <param name="MaxRounds">Maximum rounds; with the leaves they bound the time of a prediction.</param>
/// <param name="HasRandomSplits">
/// True to draw one split per column and leaf instead of comparing all of them (extremely randomized trees, Geurts et al. 2006).
/// </param>
internal sealed record TreeSettings(
    double LearningRate, int Leaves, double MinRows, double Penalty, double RowShare, double ColumnShare, int MaxRounds, bool HasRandomSplits = false)
{
    /// <summary>Maximum number of splits above a leaf.</summary>
    public const int MaxDepth = 12;

    /// <summary>Minimum sum of the second derivatives in a leaf; smaller ones of certain classes would make its value arbitrary.</summary>
    public const double MinCurvature = 1e-3;

    /// <summary>Number of rows from which a second set of trees would only cost time.</summary>
    public const int VeryMany = 300_000;

    private const int Few = 3_000, Many = 50_000;

    /// <summary>Rounds without improvement after which boosting stops.</summary>
    public int Patience => Math.Max(15, (int)(3 / LearningRate));

    /// <summary>Maximum number of bins of a column: with few rows, more would only cost time.</summary>
    public static int BinsFor(int rows) => Math.Clamp(rows / 8, 32, BinnedColumn.MaxBins);

    /// <summary>Number of folds that candidates are compared on.</summary>
    public static int TriedFoldsFor(int rows) => rows < Few ? int.MaxValue : 2;

    /// <summary>Maximum number of trees of a member in a set of trees of classes, which bounds the time of trainings and predictions.</summary>
    private const int MostTrees = 1000;

    private const int FewestRounds = 20;

    private const double HighestRate = 0.3;

    /// <summary>
    /// Returns the settings to compare, the default first. Chosen on public tables by their held-out rows: small trees for noise, large ones
    /// at a high rate for targets that are steps without noise.
    /// </summary>
    /// <param name="rows">Number of training rows.</param>
    /// <param name="loss">Loss to minimize.</param>
    public static IReadOnlyList<TreeSettings> CandidatesFor(int rows, BoostingLoss loss) =>
        [.. (rows < Few && loss is not SquaredLoss ? FewOfClasses : UsualFor(rows)).Select(settings => settings.For(loss, rows))];

    /// <summary>Returns the settings to compare for trees with random splits, which join the others of classes on fewer than <see cref="VeryMany"/> rows.</summary>
    /// <param name="rows">Number of training rows.</param>
    /// <param name="loss">Loss to minimize.</param>
    public static IReadOnlyList<TreeSettings> RandomizedFor(int rows, BoostingLoss loss) =>
        [.. (rows < Few ? Randomized : Randomized[..1]).Select(settings => settings.For(loss, rows))];

    /// <summary>
    /// Adapts the rounds to a loss. Those of two classes are bounded by <see cref="MostTrees"/> only: where they follow a rule, a sum that grows
    /// is more confident and rightly so, and elsewhere boosting stops by itself, unless there are so many rows that it would take too long. Where a
    /// round has many trees, there are fewer at a higher rate.
    /// </summary>
    /// <param name="loss">Loss to minimize.</param>
    /// <param name="rows">Number of training rows.</param>
    public TreeSettings For(BoostingLoss loss, int rows)
    {
        if (loss is SquaredLoss) return this;
        if (loss.Trees == 1) return rows < Many ? this with { MaxRounds = MostTrees } : this;
        var rounds = Math.Clamp(MostTrees / loss.Trees, FewestRounds, MaxRounds);
        return this with { MaxRounds = rounds, LearningRate = Math.Min(Math.Max(HighestRate, LearningRate), LearningRate * Math.Sqrt((double)MaxRounds / rounds)) };
    }

    private static readonly TreeSettings[] FewOfClasses =
    [
        new(0.1, 8, 3, 0.5, 0.8, 0.8, 300),
        new(0.1, 3, 3, 1, 0.8, 0.6, 400),
        new(0.2, 6, 1, 0.1, 0.8, 1, 300),
        new(0.2, 12, 1, 0.1, 0.9, 1, 300),
        new(0.15, 31, 3, 0.1, 1, 1, 300),
    ];

    private static readonly TreeSettings[] Randomized =
    [
        new(0.1, 16, 3, 0.5, 0.8, 0.8, 300, HasRandomSplits: true),
        new(0.1, 4, 3, 0.5, 0.8, 0.8, 300, HasRandomSplits: true),
        new(0.1, 6, 1, 0.1, 0.8, 1, 300, HasRandomSplits: true),
    ];

    private static TreeSettings[] UsualFor(int rows) => rows switch
    {
        < Few =>
        [
            new(0.1, 8, 3, 0.5, 0.8, 0.8, 300),
            new(0.07, 4, 10, 1, 0.8, 0.6, 400),
            new(0.2, 12, 1, 0.1, 0.9, 1, 300),
            new(0.15, 31, 3, 0.1, 1, 1, 300),
        ],
        < Many =>
        [
            new(0.1, 16, 5, 1, 0.8, 0.8, 300),
            new(0.07, 4, 10, 1, 0.8, 0.6, 400),
            new(0.1, 48, 3, 0.3, 0.8, 0.6, 300),
            new(0.1, 31, 3, 0.1, 1, 1, 500),
        ],
        < VeryMany => [new(0.1, 31, 20, 1, 0.7, 0.8, 300)],
        _ => [new(0.15, 31, 50, 1, 0.5, 0.8, 150)],
    };
}
