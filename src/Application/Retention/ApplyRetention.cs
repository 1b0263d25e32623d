using MediatR;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Retention;

/// <summary>
/// Applies the retention rules to all datasets, to the trash and to the audit log. It covers datasets that nobody trains, and settings that have changed.
/// </summary>
public sealed record ApplyRetentionCommand : IRequest;

internal sealed class ApplyRetentionHandler(IDatasetRepository datasets, DatasetPruner pruner, TrashPruner trash, IScopedWork work) : IRequestHandler<ApplyRetentionCommand>
{
    private const int PageSize = 100;

    public async Task Handle(ApplyRetentionCommand request, CancellationToken cancellationToken)
    {
        await work.RunAsync((AuditLogPruner auditLog) => auditLog.PruneAsync(cancellationToken));
        await trash.PruneAsync(cancellationToken);
        for (var page = 1; ; page++)
        {
            var some = (await datasets.ListAsync(new DatasetFilter(), new Paging(page, PageSize), cancellationToken)).Items;
            foreach (var dataset in some)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await pruner.PruneAsync(dataset.Slug);
            }

            if (some.Count < PageSize) return;
        }
    }
}
