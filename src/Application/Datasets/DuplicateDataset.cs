using AutoMapper;
using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Behaviors;

namespace Regressor.Application.Datasets;

/// <summary>Copies a dataset's columns and examples, with their exclusions, to a new dataset, atomically. Models and runs are not copied.</summary>
/// <param name="Dataset">Slug of the dataset.</param>
/// <param name="Name">Name of the copy.</param>
public sealed record DuplicateDatasetCommand(string Dataset, string? Name) : IRequest<DatasetDto>, IConsumesStorage;

internal sealed class DuplicateDatasetValidator : AbstractValidator<DuplicateDatasetCommand>
{
    public DuplicateDatasetValidator() =>
        RuleFor(command => command.Name).NotEmpty().MaximumLength(Domain.Datasets.Dataset.MaxNameLength).WithoutNul().WithoutInvisibleCharacters();
}

internal sealed class DuplicateDatasetHandler(IDatasetRepository datasets, IExampleStore examples, IMapper mapper, TimeProvider time)
    : IRequestHandler<DuplicateDatasetCommand, DatasetDto>
{
    public async Task<DatasetDto> Handle(DuplicateDatasetCommand request, CancellationToken cancellationToken)
    {
        var source = await datasets.GetAsync(request.Dataset, cancellationToken);
        var copy = source.Duplicate(request.Name!, time.GetUtcNow());
        datasets.Add(copy);
        await examples.CopyAsync(source, copy, cancellationToken);
        return mapper.Map<DatasetDto>(copy);
    }
}
