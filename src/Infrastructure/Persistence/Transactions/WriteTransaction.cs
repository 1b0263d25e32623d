using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Regressor.Application;
using Regressor.Domain.Datasets;
using Regressor.Domain.Models;
using Regressor.Infrastructure.Persistence.Examples;
using Regressor.Infrastructure.Persistence.Locking;
using Regressor.Infrastructure.Persistence.Sqlite;

namespace Regressor.Infrastructure.Persistence.Transactions;

/// <summary>
/// The only way to write to the database. It acquires the write lock, begins a transaction and saves the entities that the scope has
/// changed. With them it saves the audit entry and the idempotency record of the scope's request. Then it runs the work, commits, and
/// translates the database's errors.
/// </summary>
/// <remarks>
/// A relational database saves the entities before the work runs. The in-memory database saves them afterwards, with what the work tracked.
/// </remarks>
internal sealed class WriteTransaction(RegressorDbContext context, WriteLock writeLock, Ballast ballast, IExampleTables tables, RequestRecords records)
{
    private static readonly TimeSpan MaintenancePatience = TimeSpan.FromSeconds(1);

    /// <summary>Saves the entities that the scope has changed.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => RunAsync(WriteKind.Ordinary, () => Task.FromResult(true), cancellationToken);

    /// <param name="kind">The kind of the work.</param>
    /// <param name="work">
    /// Writes within the transaction. Runs a second time if the first attempt found the disk full. False rolls back the whole write.
    /// </param>
    /// <param name="cancellationToken">Cancels and rolls back the whole write.</param>
    /// <exception cref="Domain.DomainException">Data that was stored in the meantime prevents the write.</exception>
    /// <exception cref="StorageFullException">The disk is full.</exception>
    public Task RunAsync(WriteKind kind, Func<Task<bool>> work, CancellationToken cancellationToken) => RunAsync(kind, work, [records], cancellationToken);

    /// <inheritdoc cref="RunAsync(WriteKind, Func{Task{bool}}, CancellationToken)"/>
    /// <param name="kind">The kind of the work.</param>
    /// <param name="work">Writes within the transaction.</param>
    /// <param name="recordsOfAll">The records of every scope whose write the work executes.</param>
    /// <param name="cancellationToken">Cancels and rolls back the whole write.</param>
    public async Task RunAsync(WriteKind kind, Func<Task<bool>> work, IReadOnlyCollection<RequestRecords> recordsOfAll, CancellationToken cancellationToken)
    {
        using var held = await writeLock.TakeAsync(cancellationToken);
        await TranslatingErrorsAsync(() => WithBallastAsync(kind, () => AttemptAsync(kind, work, recordsOfAll, cancellationToken)));
    }

    /// <summary>Runs maintenance that no request asked for. Does not save entities and records.</summary>
    /// <returns>False if another write held the lock longer than a second.</returns>
    public async Task<bool> TryMaintainAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        using var held = await writeLock.TryTakeAsync(MaintenancePatience, cancellationToken);
        if (held is null) return false;
        await TranslatingErrorsAsync(async () =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await LockTimeout.ApplyAsync(context, cancellationToken);
            await work();
            await transaction.CommitAsync(cancellationToken);
        });
        return true;
    }

    private static async Task TranslatingErrorsAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception error) when (DatabaseExceptionTranslator.Translate(error) is { } translated)
        {
            throw translated;
        }
    }

    /// <summary>Retries a write that frees space when the disk is full, using the space that is reserved for it.</summary>
    private async Task WithBallastAsync(WriteKind kind, Func<Task> attempt)
    {
        try
        {
            await attempt();
        }
        catch (Exception error) when (DatabaseExceptionTranslator.Translate(error) is StorageFullException && FreesSpace(kind) && ballast.GiveUp())
        {
            try
            {
                await attempt();
            }
            finally
            {
                ballast.Take();
            }
        }
    }

    private async Task AttemptAsync(WriteKind kind, Func<Task<bool>> work, IReadOnlyCollection<RequestRecords> recordsOfAll, CancellationToken cancellationToken)
    {
        List<Dataset> removed = [.. In<Dataset>(EntityState.Deleted)];
        var isStored = false;
        try
        {
            isStored = await StoreAsync(removed, work, recordsOfAll, cancellationToken);
        }
        finally
        {
            foreach (var one in recordsOfAll)
            {
                if (isStored) one.MarkStored();
                else one.DetachFrom(context);
            }

            // The log still contains the deleted rows, and it does not shrink after many rows were rolled back.
            if (removed.Count > 0 || (kind == WriteKind.BulkInsert && !isStored)) await WalTruncation.TruncateAsync(context, patient: true);
            else if (kind == WriteKind.Deletion && isStored) await WalTruncation.TruncateAsync(context, patient: false);
        }
    }

    private async Task<bool> StoreAsync(List<Dataset> removed, Func<Task<bool>> work, IReadOnlyCollection<RequestRecords> recordsOfAll, CancellationToken cancellationToken)
    {
        List<Dataset> created = [.. In<Dataset>(EntityState.Added)];
        await using var transaction = await BeginAsync(cancellationToken);

        // While a deletion waits for a reader that does not finish, other readers queue behind it.
        if (removed.Count > 0) await LockTimeout.ApplyAsync(context, cancellationToken);
        foreach (var one in recordsOfAll) await one.AddToAsync(context, cancellationToken);
        if (transaction is not null) await context.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
        foreach (var dataset in created) await tables.CreateAsync(dataset, cancellationToken);
        foreach (var dataset in removed) await tables.DropAsync(dataset, cancellationToken);
        if (!await work()) return false;
        if (transaction is null) await context.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
        else await transaction.CommitAsync(cancellationToken);
        context.ChangeTracker.AcceptAllChanges();
        return true;
    }

    /// <returns>Null for the in-memory provider, which has no transactions and saves all changes or none.</returns>
    private async Task<IDbContextTransaction?> BeginAsync(CancellationToken cancellationToken)
    {
        if (!context.Database.IsRelational()) return null;

        // A failed write is rolled back as a whole.
        context.Database.AutoSavepointsEnabled = false;
        return await context.Database.BeginTransactionAsync(cancellationToken);
    }

    /// <summary>Includes a move to the trash, which is the first step of a deletion.</summary>
    private bool FreesSpace(WriteKind kind) =>
        kind == WriteKind.Deletion || In<Dataset>(EntityState.Deleted).Any() || In<Model>(EntityState.Deleted).Any()
        || In<Dataset>(EntityState.Modified).Any(dataset => dataset.DeletedAt is not null);

    private IEnumerable<T> In<T>(EntityState state)
        where T : class =>
        context.ChangeTracker.Entries<T>().Where(entry => entry.State == state).Select(entry => entry.Entity);
}

internal enum WriteKind
{
    Ordinary,

    /// <summary>The work inserts many rows.</summary>
    BulkInsert,

    /// <summary>The work deletes examples. It must succeed on a full disk, and none of their data may remain in SQLite's log.</summary>
    Deletion,
}
