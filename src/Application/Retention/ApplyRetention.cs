using MediatR;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Retention;

/// <summary>
/// Applies the retention rules to all datasets and to the audit log. It covers datasets that nobody trains, and settings that have changed.
/// </summary>
public sealed record ApplyRetentionCommand : IRequest;

internal sealed class ApplyRetentionHandler(IDatasetRepository datasets, DatasetPruner pruner, IScopedWork work) : IRequestHandler<ApplyRetentionCommand>
{
    private const int PageSize = 100;

    public async Task Handle(ApplyRetentionCommand request, CancellationToken cancellationToken)
    {
        await work.RunAsync((AuditLogPruner auditLog) => auditLog.PruneAsync(cancellationToken));
        for (var page = 1; ; page++)
        {
            var some = (await datasets.ListAsync(null, new Paging(page, PageSize), cancellationToken)).Items;
            foreach (var dataset in some)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await pruner.PruneAsync(dataset.Slug);
            }

            if (some.Count < PageSize) return;
        }
    }
}
