using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Learning;

/// <summary>What the options leave open, decided by the number of training rows.</summary>
internal sealed record TrainingPlan(IReadOnlyList<int> Hidden, int BatchSize, int Epochs, int Frequencies, int EmbeddingSize)
{
    /// <summary>Rows × epochs of a training: bounds the time for large tables.</summary>
    private const long RowBudget = 8_000_000;
    private const int FewestEpochs = 8;

    /// <summary>Periodic features of all numbers together stay about this many.</summary>
    private const int PeriodicWidth = 128;

    public static TrainingPlan For(TrainingOptions options, int rows, int numbers) => new(
        options.HiddenSizes ?? (rows < 500 ? [64, 64] : [128, 128]),
        options.BatchSize ?? rows switch
        {
            < 256 => 32,
            < 1024 => 64,
            < 4096 => 128,
            < 50_000 => 256,
            _ => 1024,
        },
        (int)Math.Min(options.Epochs, Math.Max(FewestEpochs, RowBudget / rows)),
        numbers == 0 ? 0 : Math.Clamp(PeriodicWidth / numbers, 2, 16),
        EmbeddingSize: 8);
}
