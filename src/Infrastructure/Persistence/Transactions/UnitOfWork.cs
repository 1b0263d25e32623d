using Regressor.Application.Abstractions.Storage;

namespace Regressor.Infrastructure.Persistence.Transactions;

internal sealed class UnitOfWork(RegressorDbContext context, WriteTransaction transaction) : IUnitOfWork
{
    public Task SaveChangesAsync(CancellationToken cancellationToken) =>
        context.ChangeTracker.HasChanges() ? transaction.RunAsync(cancellationToken) : Task.CompletedTask;
}
