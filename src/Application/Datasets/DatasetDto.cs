using AutoMapper;
using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;

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
    ModelQuality? ActiveModelQuality = null);

/// <param name="Name">Name of the column: a key of x.</param>
/// <param name="Kind">Type of its values.</param>
/// <param name="Unit">Unit of its numbers; null if it has none.</param>
public sealed record InputColumnDto(string Name, ColumnType Kind, string? Unit);

/// <param name="Name">Name of the column.</param>
/// <param name="Unit">Unit of y; null if it has none.</param>
public sealed record TargetColumnDto(string Name, string? Unit);

/// <param name="Name">Name of the column: a key of kept.</param>
/// <param name="Kind">Type of its values.</param>
public sealed record KeptColumnDto(string Name, ColumnType Kind);

internal sealed class DatasetProfile : Profile
{
    public DatasetProfile()
    {
        CreateMap<InputColumn, InputColumnDto>().ForCtorParam(nameof(InputColumnDto.Kind), option => option.MapFrom(column => column.Type));
        CreateMap<KeptColumn, KeptColumnDto>().ForCtorParam(nameof(KeptColumnDto.Kind), option => option.MapFrom(column => column.Type));
        CreateMap<TargetColumn, TargetColumnDto>();
        CreateMap<Dataset, DatasetDto>().ForCtorParam(nameof(DatasetDto.Id), option => option.MapFrom(dataset => dataset.Slug));
    }
}
