using AutoMapper;
using MediatR;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Training;

namespace Regressor.Application.Datasets;

/// <summary>Stores the sample dataset and starts its first training, atomically.</summary>
public sealed record LoadSampleCommand : IRequest<DatasetDto>;

internal sealed class LoadSampleHandler(
    IDatasetRepository datasets,
    IExampleStore examples,
    ITrainingRunRepository runs,
    ISampleDatasetProvider sample,
    ITrainingQueue queue,
    IMapper mapper,
    TimeProvider time) : IRequestHandler<LoadSampleCommand, DatasetDto>
{
    public async Task<DatasetDto> Handle(LoadSampleCommand request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var dataset = sample.CreateDataset(now);
        var rows = sample.Rows().Select(row => dataset.AddExample(row.X, row.Y, now)).ToList();
        datasets.Add(dataset);
        var run = TrainingRun.Queue(dataset, new TrainingOptions(), now);
        runs.Add(run);
        await examples.AddManyAsync(dataset, rows, cancellationToken);
        queue.Enqueue(run.Id);
        return mapper.Map<DatasetDto>(dataset);
    }
}
