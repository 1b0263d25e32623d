using AutoMapper;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Datasets;

/// <param name="Id">The dataset's address.</param>
/// <param name="Name">As the page shows it.</param>
/// <param name="Inputs">The columns of x.</param>
/// <param name="Target">y.</param>
/// <param name="ExampleCount">How many examples it has.</param>
/// <param name="Revision">Counts the changes to its examples.</param>
/// <param name="ActiveModelVersion">The version that answers predictions.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="Kept">Columns that are stored with each example and never learned from.</param>
public sealed record DatasetDto(
    string Id,
    string Name,
    IReadOnlyList<InputColumnDto> Inputs,
    TargetColumnDto Target,
    int ExampleCount,
    long Revision,
    int? ActiveModelVersion,
    DateTimeOffset CreatedAt,
    IReadOnlyList<KeptColumnDto> Kept);

/// <param name="Name">Of the column: a key of x.</param>
/// <param name="Kind">Of its values.</param>
/// <param name="Unit">Of its numbers, if it has one.</param>
public sealed record InputColumnDto(string Name, ColumnType Kind, string? Unit);

/// <param name="Name">Of the column.</param>
/// <param name="Unit">Of y, if it has one.</param>
public sealed record TargetColumnDto(string Name, string? Unit);

/// <param name="Name">Of the column: a key of kept.</param>
/// <param name="Kind">Of its values.</param>
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
