using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Datasets;

/// <summary>Cancels the training of a dataset that was moved to the trash.</summary>
internal sealed class RunCancellation(IScopedWork work, TimeProvider time, ILogger<RunCancellation> logger)
{
    private const int Attempts = 5;

    /// <summary>Never fails. Tries again where a worker changes the run simultaneously, which starts it, for example.</summary>
    public async Task CancelAsync(Guid datasetId)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                await work.RunAsync((UnfinishedRun run) => run.CancelAsync(datasetId, time.GetUtcNow()));
                return;
            }
            catch (Exception error)
            {
                logger.LogDebug(error, "The training of dataset {Dataset} could not be cancelled at attempt {Attempt}", datasetId, attempt);
            }
        }
    }
}

internal sealed class UnfinishedRun(ITrainingRunRepository runs, IUnitOfWork unitOfWork)
{
    public async Task CancelAsync(Guid datasetId, DateTimeOffset now)
    {
        if (await runs.FindUnfinishedAsync(datasetId, CancellationToken.None) is not { } run) return;
        run.RequestCancel(now);
        await unitOfWork.SaveChangesAsync(CancellationToken.None);
    }
}
