using Microsoft.EntityFrameworkCore;
using Regressor.Application.Abstractions;
using Regressor.Domain;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Persistence.Repositories;

namespace Regressor.Infrastructure.Persistence;

/// <summary>Lets one unit of work store at a time.</summary>
/// <remarks>
/// SQLite has one writer, and its driver waits for its turn by sleeping 150 ms: waiting here instead keeps answers quick.
/// It also gives the in-memory provider, which checks no unique index, a moment in which a check holds.
/// </remarks>
internal sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);

    public void Dispose() => _oneAtATime.Dispose();

    public async Task RunAsync(Func<Task> write, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            await write();
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}

internal sealed class UnitOfWork(RegressorDbContext context, WriteGate gate) : IUnitOfWork
{
    public Task SaveChangesAsync(CancellationToken cancellationToken) =>
        context.ChangeTracker.HasChanges() ? gate.RunAsync(() => SaveAsync(cancellationToken), cancellationToken) : Task.CompletedTask;

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        foreach (var dataset in Added<Dataset>())
        {
            if (await context.Datasets.AsNoTracking().AnyAsync(other => other.Slug == dataset.Slug, cancellationToken))
                throw new DomainException("name-taken", $"There is a dataset at the address '{dataset.Slug}' already. Choose another name.");
        }

        foreach (var run in Added<TrainingRun>())
        {
            if (await context.TrainingRuns.AsNoTracking().Where(other => other.DatasetId == run.DatasetId).AnyAsync(Queries.IsUnfinished, cancellationToken))
                throw new DomainException("training-in-progress", "A training of this dataset is queued or running. Wait for its end, or cancel it.");
        }

        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException error)
        {
            throw new DomainException("invalid-state", $"Somebody else changed or removed the {error.Entries[0].Metadata.ClrType.Name} meanwhile. Try again.");
        }
    }

    private IEnumerable<T> Added<T>()
        where T : class =>
        context.ChangeTracker.Entries<T>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity);
}
