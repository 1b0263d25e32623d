using MediatR;
using Regressor.Application.Abstractions;
using Regressor.Domain.Training;

namespace Regressor.Application.Datasets;

/// <summary>On an empty database: stores the sample dataset and starts its first training, both or neither.</summary>
public sealed record LoadSampleCommand : IRequest;

internal sealed class LoadSampleHandler(
    IDatasetRepository datasets,
    IExampleRepository examples,
    ITrainingRunRepository runs,
    ISampleData sample,
    IUnitOfWork unitOfWork,
    ITrainingQueue queue,
    TimeProvider time) : IRequestHandler<LoadSampleCommand>
{
    public async Task Handle(LoadSampleCommand request, CancellationToken cancellationToken)
    {
        if ((await datasets.ListAsync(new Paging(1, 1), cancellationToken)).Total > 0) return;

        var now = time.GetUtcNow();
        var dataset = sample.CreateDataset(now);
        datasets.Add(dataset);
        examples.AddRange(dataset, sample.Rows().Select(row => dataset.AddExample(row.X, row.Y, now)));
        var run = TrainingRun.Queue(dataset, new TrainingOptions(), now);
        runs.Add(run);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        queue.Enqueue(run.Id);
    }
}
