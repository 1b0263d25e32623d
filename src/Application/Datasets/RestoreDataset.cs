using AutoMapper;
using MediatR;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Datasets;

/// <summary>Returns a dataset from the trash. It gets another slug if its own is taken.</summary>
public sealed record RestoreDatasetCommand(Guid Id) : IRequest<DatasetDto>;

internal sealed class RestoreDatasetHandler(
    IDatasetRepository datasets, IApiKeyRepository keys, IUnitOfWork unitOfWork, IApiKeyCache keyring, IMapper mapper) : IRequestHandler<RestoreDatasetCommand, DatasetDto>
{
    public async Task<DatasetDto> Handle(RestoreDatasetCommand request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetFromTrashAsync(request.Id, cancellationToken);
        dataset.ReturnFromTrash(await FreeSlugAsync(dataset.FormerSlug!, cancellationToken));
        foreach (var key in await keys.ListOfAsync(dataset.Id, cancellationToken)) key.Follow(dataset);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        await keyring.ReloadAsync(CancellationToken.None);
        return mapper.Map<DatasetDto>(dataset);
    }

    private async Task<string> FreeSlugAsync(string former, CancellationToken cancellationToken)
    {
        var slug = former;
        for (var number = 2; await datasets.ExistsAsync(slug, cancellationToken); number++) slug = Slug.Numbered(former, number);
        return slug;
    }
}
