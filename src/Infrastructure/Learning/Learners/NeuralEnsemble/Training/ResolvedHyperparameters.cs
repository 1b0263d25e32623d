using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>Hyperparameters after resolving those that the options leave open from the number of training rows.</summary>
internal sealed record ResolvedHyperparameters(
    IReadOnlyList<int> Hidden, int BatchSize, int Epochs, int EpochRows, int Frequencies, double HighestFrequency, int EmbeddingSize)
{
    /// <summary>Maximum rows × epochs with default options; bounds the training time for large tables.</summary>
    private const double RowBudget = 8e6;

    /// <summary>
    /// Maximum rows × epochs where the number of epochs is given; amounts to hours. Without it, the maximum number of epochs on millions of
    /// rows would take weeks.
    /// </summary>
    private const double GivenRowBudget = 8e8;

    /// <summary>More steps than this plus one per two rows do not help, as measured on small tables and Friedman-1.</summary>
    private const double StepBudget = 1000;
    private const double FewestEpochs = 8;

    /// <summary>
    /// Maximum rows per epoch. A pass over a larger table spans several epochs, because one pass is too long an interval for monitoring,
    /// stopping and selecting the best parameters.
    /// </summary>
    private const int MostEpochRows = 100_000;

    /// <summary>Approximate number of periodic features of all numbers together.</summary>
    private const int PeriodicWidth = 128;

    /// <summary>
    /// Bounds of the highest initial frequency, which grows with the rows per number; in cycles per unit of an encoded number. A few hundred
    /// rows along one axis distinguish a fast oscillation from noise; spread over several axes they do not.
    /// </summary>
    private const double RowsPerCycle = 200, LowestCutOff = 0.4, HighestCutOff = 3;

    public static ResolvedHyperparameters For(TrainingOptions options, int rows, int numbers)
    {
        var batchSize = options.BatchSize ?? BatchSizeFor(rows);
        return new ResolvedHyperparameters(
            options.HiddenSizes ?? (rows < 2000 ? [64, 64] : [128, 128]),
            batchSize,
            EpochsFor(options, rows, batchSize),
            Math.Min(rows, MostEpochRows),
            numbers == 0 ? 0 : Math.Clamp(PeriodicWidth / numbers, 2, 16),
            numbers == 0 ? 0 : Math.Clamp(rows / (RowsPerCycle * numbers), LowestCutOff, HighestCutOff),
            EmbeddingSize: 8);
    }

    /// <summary>
    /// Computes the number and the uniform size of batches for a member that learns from the given number of rows. Somewhat larger batches
    /// absorb most leftover rows; the rest differ from epoch to epoch.
    /// </summary>
    public (int Steps, int Size) BatchesOf(int rows)
    {
        var fewest = Math.Min(EpochRows, rows);
        var steps = Math.Max(1, fewest / BatchSize);
        return (steps, Math.Min(fewest / steps, 2 * Math.Min(BatchSize, fewest)));
    }

    private static int BatchSizeFor(int rows) => rows switch
    {
        < 256 => 32,
        < 1024 => 64,
        < 4096 => 128,
        < 50_000 => 256,
        _ => 1024,
    };

    /// <summary>Computes the number of epochs from the passes requested, or from the share of the default passes that the table needs.</summary>
    private static int EpochsFor(TrainingOptions options, int rows, int batchSize)
    {
        var passes = options.EpochsGiven
            ? Math.Min(options.Epochs, Math.Max(FewestEpochs, GivenRowBudget / rows))
            : options.Epochs * Math.Min(1, Needed(rows, batchSize) / new TrainingOptions().Epochs);
        return (int)Math.Ceiling(passes * Math.Max(1, (double)rows / MostEpochRows));
    }

    private static double Needed(int rows, int batchSize)
    {
        var stepsPerEpoch = Math.Max(1, (double)rows / batchSize);
        return Math.Max(FewestEpochs, Math.Min(RowBudget / rows, (StepBudget + (rows / 2.0)) / stepsPerEpoch));
    }
}
