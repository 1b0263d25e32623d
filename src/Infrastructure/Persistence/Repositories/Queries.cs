using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Persistence.Repositories;

internal static class Queries
{
    public static Expression<Func<TrainingRun, bool>> IsUnfinished { get; } =
        run => run.Status == TrainingStatus.Queued || run.Status == TrainingStatus.Running;

    public static async Task<Page<T>> PageAsync<T>(this IQueryable<T> ordered, Paging paging, CancellationToken cancellationToken)
    {
        var total = await ordered.CountAsync(cancellationToken);
        return new Page<T>(await ordered.Skip(paging.Skip).Take(paging.PageSize).ToListAsync(cancellationToken), total);
    }
}
