using AutoMapper;
using MediatR;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Models;
using Regressor.Application.Training;
using Regressor.Domain.Datasets;
using Regressor.Domain.Tasks;

namespace Regressor.Application.Datasets;

public sealed record GetDatasetQuery(string Dataset) : IRequest<DatasetDetailDto>;

internal sealed class GetDatasetHandler(
    IDatasetRepository datasets,
    ColumnSummaries summaries,
    IModelRepository models,
    ITrainingRunRepository runs,
    IExampleQueries examples,
    IMapper mapper) : IRequestHandler<GetDatasetQuery, DatasetDetailDto>
{
    private const int MaxCounted = 100;

    public async Task<DatasetDetailDto> Handle(GetDatasetQuery request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var summary = await summaries.OfAsync(dataset, cancellationToken);
        var model = dataset.ActiveModelVersion is { } version ? await models.FindAsync(dataset.Id, version, cancellationToken) : null;
        var run = await runs.FindUnfinishedAsync(dataset.Id, cancellationToken);
        return new DatasetDetailDto(
            dataset.Slug,
            dataset.Name,
            mapper.Map<IReadOnlyList<InputColumnDto>>(dataset.Inputs),
            mapper.Map<TargetColumnDto>(dataset.Target).With(summary.Columns[^1]),
            dataset.ExampleCount,
            dataset.Revision,
            dataset.ActiveModelVersion,
            dataset.CreatedAt,
            [.. summary.Columns.Select(ColumnSummaryDto.Of)],
            summary.Revision,
            model is null ? null : ModelDto.From(model, active: true, mapper),
            mapper.Map<TrainingRunDto?>(run),
            mapper.Map<IReadOnlyList<KeptColumnDto>>(dataset.Kept),
            await CountDifferentRowsAsync(dataset, cancellationToken),
            dataset.Task,
            DecisionCostsDto.From(dataset.Costs),
            mapper.Map<SplitDto>(dataset.Split),
            mapper.Map<SplitDto?>(dataset.DeclinedSplit));
    }

    /// <summary>Counts only where the number may decide whether a training is possible.</summary>
    private async Task<int?> CountDifferentRowsAsync(Dataset dataset, CancellationToken cancellationToken)
    {
        if (dataset.ExampleCount > MaxCounted) return null;
        var (table, _) = await examples.ReadTableAsync(dataset, ExampleFilter.Included, cancellationToken);
        return table.DifferentRows(0, table.Rows);
    }
}

/// <summary>A dataset with everything that its page needs.</summary>
/// <param name="Id">Slug of the dataset.</param>
/// <param name="Name">Name shown on the page.</param>
/// <param name="Inputs">The columns of x.</param>
/// <param name="Target">The column of y.</param>
/// <param name="ExampleCount">Number of examples.</param>
/// <param name="Revision">Counter of the changes to its examples.</param>
/// <param name="ActiveModelVersion">The version that answers predictions.</param>
/// <param name="CreatedAt">Time of creation, in UTC.</param>
/// <param name="Summary">Column summaries of the inputs in order, then of the target.</param>
/// <param name="SummaryRevision">The revision that the summary describes; it may lag slightly for a large dataset.</param>
/// <param name="ActiveModel">The model that answers predictions.</param>
/// <param name="CurrentRun">The training that is queued or running.</param>
/// <param name="Kept">Columns that are stored with each example and never learned from.</param>
/// <param name="DifferentRows">
/// Number of examples that are neither excluded nor duplicates, which is what a training needs a minimum of; null for more than 100 examples.
/// </param>
/// <param name="Task">What its models predict, as follows from the target's type.</param>
/// <param name="Costs">What answers about its classes cost; null where nobody has stated it.</param>
/// <param name="Split">What its models are tested on.</param>
/// <param name="DeclinedSplit">A suggested split that somebody decided against; null where nobody did.</param>
public sealed record DatasetDetailDto(
    string Id,
    string Name,
    IReadOnlyList<InputColumnDto> Inputs,
    TargetColumnDto Target,
    int ExampleCount,
    long Revision,
    int? ActiveModelVersion,
    DateTimeOffset CreatedAt,
    IReadOnlyList<ColumnSummaryDto> Summary,
    long SummaryRevision,
    ModelDto? ActiveModel,
    TrainingRunDto? CurrentRun,
    IReadOnlyList<KeptColumnDto> Kept,
    int? DifferentRows,
    PredictionTask Task,
    DecisionCostsDto? Costs,
    SplitDto Split,
    SplitDto? DeclinedSplit = null);
