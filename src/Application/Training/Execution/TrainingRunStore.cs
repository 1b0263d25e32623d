using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;
using Regressor.Domain.Training;

namespace Regressor.Application.Training.Execution;

/// <summary>Changes a run and stores it, if the calling worker still has it.</summary>
internal sealed class TrainingRunStore(ITrainingRunRepository runs, IUnitOfWork unitOfWork, LocalTrainingRegistry here, TimeProvider time)
{
    /// <summary>Claims a queued run for this process.</summary>
    /// <returns>Number of this attempt; null where there is nothing to do.</returns>
    public async Task<int?> ClaimAsync(Guid id, CancellationToken cancellationToken)
    {
        var run = await runs.FindAsync(id, cancellationToken);
        if (run is not { Status: TrainingStatus.Queued }) return null;
        await runs.RemoveEpochsAsync(id, cancellationToken);
        run.Start(here.Worker, time.GetUtcNow());
        try
        {
            await unitOfWork.SaveChangesAsync(cancellationToken);
        }
        catch (DomainException)
        {
            // Another worker claimed the run first, or it was cancelled or removed just now.
            return null;
        }

        return run.Attempt;
    }

    /// <returns>The run; null where this attempt is no longer in progress, and nothing was changed.</returns>
    public async Task<TrainingRun?> UpdateAsync(Guid id, int attempt, Action<TrainingRun> change, CancellationToken cancellationToken)
    {
        var run = await runs.FindAsync(id, cancellationToken);
        if (run is null || !run.IsRunning(attempt)) return null;
        change(run);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return run;
    }

    /// <returns>The run; null where it has already ended, or where another attempt is in progress.</returns>
    public async Task<TrainingRun?> CloseAsync(Guid id, int? attempt, Action<TrainingRun> end)
    {
        var run = await runs.FindAsync(id, CancellationToken.None);
        if (run is null or { IsFinished: true } || (attempt is not null && !run.IsRunning(attempt.Value))) return null;
        end(run);
        await unitOfWork.SaveChangesAsync(CancellationToken.None);
        return run;
    }
}
