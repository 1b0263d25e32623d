using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Persistence.Repositories;
using Regressor.Infrastructure.Persistence.Transactions;

namespace Regressor.Infrastructure.Persistence.InMemory;

/// <summary>Enforces the unique indexes of the other databases, because the in-memory provider has none.</summary>
internal sealed class InMemoryUniqueIndexes : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var context = (RegressorDbContext)eventData.Context!;
        foreach (var dataset in In<Dataset>(context, EntityState.Added, EntityState.Modified))
        {
            if (await context.Datasets.AsNoTracking().AnyAsync(other => other.Id != dataset.Id && other.Slug == dataset.Slug, cancellationToken)) throw DatabaseExceptionTranslator.NameTaken(dataset.Slug);
        }

        foreach (var run in In<TrainingRun>(context, EntityState.Added))
        {
            if (await context.TrainingRuns.AsNoTracking().Where(other => other.DatasetId == run.DatasetId).AnyAsync(Queries.IsUnfinished, cancellationToken))
                throw DatabaseExceptionTranslator.TrainingInProgress();
        }

        return result;
    }

    private static List<T> In<T>(RegressorDbContext context, params EntityState[] states)
        where T : class =>
        [.. context.ChangeTracker.Entries<T>().Where(entry => states.Contains(entry.State)).Select(entry => entry.Entity)];
}
