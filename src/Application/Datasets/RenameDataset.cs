using AutoMapper;
using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Datasets;

/// <summary>Renames a dataset. Its slug does not change.</summary>
public sealed record RenameDatasetCommand(string Dataset, string? Name) : IRequest<DatasetDto>;

internal sealed class RenameDatasetValidator : AbstractValidator<RenameDatasetCommand>
{
    public RenameDatasetValidator() => RuleFor(command => command.Name).NotEmpty().MaximumLength(Domain.Datasets.Dataset.MaxNameLength).WithoutNul().WithoutInvisibleCharacters();
}

internal sealed class RenameDatasetHandler(IDatasetRepository datasets, IUnitOfWork unitOfWork, IMapper mapper)
    : IRequestHandler<RenameDatasetCommand, DatasetDto>
{
    public async Task<DatasetDto> Handle(RenameDatasetCommand request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        dataset.Rename(request.Name!);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return mapper.Map<DatasetDto>(dataset);
    }
}
