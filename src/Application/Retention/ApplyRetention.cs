using MediatR;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Retention;

/// <summary>Removes what is older than need be kept, of all datasets and of the audit log: also where nobody trains, and after a setting was changed.</summary>
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
