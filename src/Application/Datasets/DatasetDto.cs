using AutoMapper;
using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Datasets;

/// <param name="Id">The dataset's address.</param>
/// <param name="Name">As the page shows it.</param>
/// <param name="Inputs">The columns of x.</param>
/// <param name="Target">y.</param>
/// <param name="ExampleCount">How many examples it has.</param>
/// <param name="ActiveModelVersion">The version that answers predictions.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record DatasetDto(
    string Id,
    string Name,
    IReadOnlyList<InputColumnDto> Inputs,
    TargetColumnDto Target,
    int ExampleCount,
    int? ActiveModelVersion,
    DateTimeOffset CreatedAt);

public sealed record InputColumnDto(string Name, ColumnKind Kind, string? Unit);

public sealed record TargetColumnDto(string Name, string? Unit);

internal sealed class DatasetProfile : Profile
{
    public DatasetProfile()
    {
        CreateMap<InputColumn, InputColumnDto>();
        CreateMap<TargetColumn, TargetColumnDto>();
        CreateMap<DatasetWithCount, DatasetDto>()
            .ForCtorParam(nameof(DatasetDto.Id), option => option.MapFrom(source => source.Dataset.Slug))
            .ForCtorParam(nameof(DatasetDto.Name), option => option.MapFrom(source => source.Dataset.Name))
            .ForCtorParam(nameof(DatasetDto.Inputs), option => option.MapFrom(source => source.Dataset.Inputs))
            .ForCtorParam(nameof(DatasetDto.Target), option => option.MapFrom(source => source.Dataset.Target))
            .ForCtorParam(nameof(DatasetDto.ActiveModelVersion), option => option.MapFrom(source => source.Dataset.ActiveModelVersion))
            .ForCtorParam(nameof(DatasetDto.CreatedAt), option => option.MapFrom(source => source.Dataset.CreatedAt));
    }
}
