using Microsoft.EntityFrameworkCore;
using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;
using Regressor.Domain.Models;
using Regressor.Domain.Security;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Persistence.Examples;
using Regressor.Infrastructure.Persistence.Repositories;

namespace Regressor.Infrastructure.Persistence;

/// <summary>Stores what the repositories of its scope were given: entities, and examples with them, in one transaction.</summary>
internal sealed class UnitOfWork(
    RegressorDbContext context, WriteGate gate, GroupedAdditions additions, PendingExamples pending, IExampleStore examples, RequestKeys requests, AuditLog audit) : IUnitOfWork
{
    public async Task SaveChangesAsync(CancellationToken cancellationToken)
    {
        if (!context.ChangeTracker.HasChanges() && !pending.Any) return;
        try
        {
            if (examples is SqlExampleStore store && OnlySingleExamples) await additions.AddAsync([.. pending.Single], audit.Take(), (group, entries) => AddAsync(store, group, entries));
            else if (Removes) await gate.RunRemovalAsync(() => SaveAsync(cancellationToken), cancellationToken);
            else await gate.RunAsync(() => SaveAsync(cancellationToken), cancellationToken);
        }
        finally
        {
            pending.Clear();
        }
    }

    private bool Removes => !pending.Any && (In<Dataset>(EntityState.Deleted).Any() || In<Model>(EntityState.Deleted).Any());

    private bool OnlySingleExamples => pending.Many.Count == 0 && !requests.IsWaiting && !context.ChangeTracker.HasChanges();

    private async Task AddAsync(SqlExampleStore store, IReadOnlyList<Example> group, IReadOnlyList<AuditEntry> entries)
    {
        try
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            await store.AddSingleAsync(group, CancellationToken.None);
            context.AddRange(entries);
            await context.SaveChangesAsync();
            await transaction.CommitAsync();
        }
        finally
        {
            // Some are others', and a group that failed is tried one by one.
            foreach (var entry in entries) context.Entry(entry).State = EntityState.Detached;
        }
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        List<Dataset> created = [.. In<Dataset>(EntityState.Added)], removed = [.. In<Dataset>(EntityState.Deleted)];
        await CheckAsync(created, cancellationToken);
        await requests.StoreAsync(cancellationToken);
        audit.Store();
        if (!context.Database.IsRelational())
        {
            await ExamplesAsync(created, removed, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
        }
        else if (created.Count == 0 && removed.Count == 0 && !pending.Any)
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        else
        {
            var isStored = false;
            try
            {
                await InTransactionAsync(created, removed, cancellationToken);
                isStored = true;
            }
            finally
            {
                // Of many rows that were taken back the log would stay as large as they were.
                if (removed.Count > 0 || (!isStored && pending.Many.Count > 0)) await Erasure.EmptyLogAsync(context, patient: true);
            }
        }
    }

    private async Task InTransactionAsync(List<Dataset> created, List<Dataset> removed, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);

        // Everybody else who wants to read would wait behind it, as long as it waits for one who does not end.
        if (removed.Count > 0) await LockWait.BoundAsync(context, cancellationToken);
        await context.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
        await ExamplesAsync(created, removed, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        context.ChangeTracker.AcceptAllChanges();
    }

    private async Task ExamplesAsync(List<Dataset> created, List<Dataset> removed, CancellationToken cancellationToken)
    {
        foreach (var dataset in created) await examples.CreateAsync(dataset, cancellationToken);
        foreach (var dataset in removed) await examples.DropAsync(dataset, cancellationToken);
        await examples.AddAsync(pending, cancellationToken);
    }

    private async Task CheckAsync(List<Dataset> created, CancellationToken cancellationToken)
    {
        foreach (var dataset in created)
        {
            if (await context.Datasets.AsNoTracking().AnyAsync(other => other.Slug == dataset.Slug, cancellationToken))
                throw StorageErrors.NameTaken(dataset.Slug);
        }

        foreach (var run in In<TrainingRun>(EntityState.Added))
        {
            if (await context.TrainingRuns.AsNoTracking().Where(other => other.DatasetId == run.DatasetId).AnyAsync(Queries.IsUnfinished, cancellationToken))
                throw StorageErrors.TrainingInProgress();
        }
    }

    private IEnumerable<T> In<T>(EntityState state)
        where T : class =>
        context.ChangeTracker.Entries<T>().Where(entry => entry.State == state).Select(entry => entry.Entity);
}
