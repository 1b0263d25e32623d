namespace Regressor.Infrastructure.Learning.Parts;

/// <param name="MaxWorkers">Maximum number of workers that compute one training; 1 to share none.</param>
/// <param name="FromSeconds">Estimated work from which a training is shared, in seconds of one core.</param>
internal sealed record SharingOptions(int MaxWorkers, double FromSeconds);
