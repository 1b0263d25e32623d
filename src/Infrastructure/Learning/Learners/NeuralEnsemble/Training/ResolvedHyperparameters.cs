using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>What the options leave open, decided by the number of training rows.</summary>
internal sealed record ResolvedHyperparameters(
    IReadOnlyList<int> Hidden, int BatchSize, int Epochs, int EpochRows, int Frequencies, double HighestFrequency, int EmbeddingSize)
{
    /// <summary>Rows × epochs of a training with default options: bounds the time for large tables.</summary>
    private const double RowBudget = 8e6;

    /// <summary>
    /// The same of a training whose epochs were asked for: hours. With the most epochs that may be asked for, a table of millions of rows
    /// would take weeks.
    /// </summary>
    private const double GivenRowBudget = 8e8;

    /// <summary>More steps than this and one per two rows do not help, measured on small tables and Friedman-1.</summary>
    private const double StepBudget = 1000;
    private const double FewestEpochs = 8;

    /// <summary>
    /// A greater table is passed over in several epochs: to watch it, to stop it, and to find the best moment, a pass would be too long.
    /// </summary>
    private const int MostEpochRows = 100_000;

    /// <summary>Periodic features of all numbers together stay about this many.</summary>
    private const int PeriodicWidth = 128;

    /// <summary>
    /// Periodic features start up to a frequency that follows the rows per number: a few hundred rows along one axis tell a fast
    /// oscillation from noise, spread over several axes they do not. In cycles per unit of an encoded number.
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
    /// Batches of one size for a member that learns from so many rows. Those left over, others in each epoch, are spread by taking somewhat
    /// larger batches.
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

    /// <summary>The passes that were asked for, or the share of the default ones that a table of so many rows needs.</summary>
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
