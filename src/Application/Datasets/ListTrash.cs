using MediatR;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Retention;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Datasets;

/// <summary>Lists the datasets in the trash, the last deleted first.</summary>
public sealed record ListTrashQuery(int Page = 1, int PageSize = Paging.DefaultPageSize) : IRequest<PageDto<TrashedDatasetDto>>, IPagedQuery;

internal sealed class ListTrashValidator : PagedQueryValidator<ListTrashQuery>;

internal sealed class ListTrashHandler(IDatasetRepository datasets, RetentionPolicy policy) : IRequestHandler<ListTrashQuery, PageDto<TrashedDatasetDto>>
{
    public async Task<PageDto<TrashedDatasetDto>> Handle(ListTrashQuery request, CancellationToken cancellationToken) =>
        PageDto<TrashedDatasetDto>.Of(await datasets.ListTrashAsync(request.Paging(), cancellationToken), request.Paging(), Describe);

    private TrashedDatasetDto Describe(Dataset dataset) => new(
        dataset.Id,
        dataset.FormerSlug!,
        dataset.Name,
        dataset.Target.Name,
        dataset.ExampleCount,
        dataset.DeletedAt!.Value,
        dataset.DeletedAt.Value.AddDays(policy.TrashDays));
}

/// <param name="Id">Identifier in the trash.</param>
/// <param name="Slug">Slug of the dataset before it was deleted. Another dataset may have it now.</param>
/// <param name="Name">Name of the dataset.</param>
/// <param name="Target">Name of the target.</param>
/// <param name="ExampleCount">Number of examples.</param>
/// <param name="DeletedAt">Time of the deletion, in UTC.</param>
/// <param name="KeptUntil">Time from which it is permanently deleted, within a day, in UTC.</param>
public sealed record TrashedDatasetDto(Guid Id, string Slug, string Name, string Target, int ExampleCount, DateTimeOffset DeletedAt, DateTimeOffset KeptUntil);
