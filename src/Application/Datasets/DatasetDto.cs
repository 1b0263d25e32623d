using AutoMapper;
using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;

namespace Regressor.Application.Datasets;

/// <param name="Id">Slug of the dataset.</param>
/// <param name="Name">Name shown on the page.</param>
/// <param name="Inputs">The columns of x.</param>
/// <param name="Target">The column of y.</param>
/// <param name="ExampleCount">Number of examples.</param>
/// <param name="Revision">Counter of the changes to its examples.</param>
/// <param name="ActiveModelVersion">The version that answers predictions.</param>
/// <param name="CreatedAt">Time of creation, in UTC.</param>
/// <param name="Kept">Columns that are stored with each example and never learned from.</param>
/// <param name="Task">What its models predict, as follows from the target's type.</param>
/// <param name="Costs">What answers about its classes cost; null where nobody has stated it.</param>
/// <param name="Split">What its models are tested on.</param>
/// <param name="DeclinedSplit">A suggested split that somebody decided against; null where nobody did.</param>
/// <param name="ActiveModelQuality">Quality of the active model; only in lists that request it, and null where it is not known.</param>
public sealed record DatasetDto(
    string Id,
    string Name,
    IReadOnlyList<InputColumnDto> Inputs,
    TargetColumnDto Target,
    int ExampleCount,
    long Revision,
    int? ActiveModelVersion,
    DateTimeOffset CreatedAt,
    IReadOnlyList<KeptColumnDto> Kept,
    PredictionTask Task,
    DecisionCostsDto? Costs,
    SplitDto Split,
    SplitDto? DeclinedSplit = null,
    ModelQuality? ActiveModelQuality = null);

/// <param name="Name">Name of the column: a key of x.</param>
/// <param name="Kind">Type of its values.</param>
/// <param name="Unit">Unit of its numbers; null if it has none.</param>
public sealed record InputColumnDto(string Name, ColumnType Kind, string? Unit);

/// <param name="Name">Name of the column.</param>
/// <param name="Unit">Unit of y; null if it has none.</param>
/// <param name="Kind">Type of y: numeric, or categorical for classes.</param>
/// <param name="Classes">
/// Classes of the examples, most frequent first; at most 200. Null for numbers, and where several datasets are listed or one is changed.
/// </param>
public sealed record TargetColumnDto(string Name, string? Unit, ColumnType Kind, IReadOnlyList<string>? Classes = null)
{
    /// <param name="summary">Summary of the target.</param>
    internal TargetColumnDto With(ColumnSummary summary) =>
        Kind.Storage == StorageKind.Text ? this with { Classes = [.. summary.Categories.Select(category => category.Value)] } : this;
}

/// <param name="Name">Name of the column: a key of kept.</param>
/// <param name="Kind">Type of its values.</param>
public sealed record KeptColumnDto(string Name, ColumnType Kind);

internal sealed class DatasetProfile : Profile
{
    public DatasetProfile()
    {
        CreateMap<Split, SplitDto>();
        CreateMap<InputColumn, InputColumnDto>().ForCtorParam(nameof(InputColumnDto.Kind), option => option.MapFrom(column => column.Type));
        CreateMap<KeptColumn, KeptColumnDto>().ForCtorParam(nameof(KeptColumnDto.Kind), option => option.MapFrom(column => column.Type));
        CreateMap<TargetColumn, TargetColumnDto>().ConvertUsing((column, _) => new TargetColumnDto(column.Name, column.Unit, column.Type));
        CreateMap<Dataset, DatasetDto>().ForCtorParam(nameof(DatasetDto.Id), option => option.MapFrom(dataset => dataset.Slug))
            .ForCtorParam(nameof(DatasetDto.Costs), option => option.MapFrom(dataset => DecisionCostsDto.From(dataset.Costs)));
    }
}
