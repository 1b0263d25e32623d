using AutoMapper;
using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Behaviors;
using Regressor.Application.Datasets;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;

namespace Regressor.Application.Samples;

/// <summary>Stores a sample as a dataset and starts its first training, atomically.</summary>
/// <param name="Sample">Code of the sample.</param>
/// <param name="Name">Name of the dataset; null for the sample's English name.</param>
public sealed record LoadSampleCommand(string Sample = LoadSampleCommand.First, string? Name = null) : IRequest<DatasetDto>, IConsumesStorage
{
    /// <summary>The sample that an empty server starts with.</summary>
    public const string First = "houses";
}

internal sealed class LoadSampleValidator : AbstractValidator<LoadSampleCommand>
{
    public LoadSampleValidator() =>
        RuleFor(command => command.Name).NotEmpty().MaximumLength(Dataset.MaxNameLength).WithoutNul().WithoutInvisibleCharacters().When(command => command.Name is not null);
}

internal sealed class LoadSampleHandler(
    IDatasetRepository datasets,
    IExampleStore examples,
    ITrainingRunRepository runs,
    ISampleCatalog samples,
    ITrainingQueue queue,
    IMapper mapper,
    TimeProvider time) : IRequestHandler<LoadSampleCommand, DatasetDto>
{
    public async Task<DatasetDto> Handle(LoadSampleCommand request, CancellationToken cancellationToken)
    {
        var sample = samples.All.FirstOrDefault(sample => sample.Code == request.Sample) ?? throw new NotFoundException($"The sample '{request.Sample}'");
        var now = time.GetUtcNow();
        var dataset = Dataset.Create(request.Name ?? sample.Name, sample.Inputs, sample.Target, now);
        dataset.SetSplit(sample.Split);
        var rows = sample.Read().Select(row => dataset.AddExample(row.X, row.Y, now));
        datasets.Add(dataset);
        var run = TrainingRun.Queue(dataset, new TrainingOptions(), now);
        runs.Add(run);
        await examples.AddManyAsync(dataset, rows, cancellationToken);
        queue.Enqueue(run.Id);
        return mapper.Map<DatasetDto>(dataset);
    }
}
