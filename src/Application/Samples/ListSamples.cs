using AutoMapper;
using MediatR;
using Regressor.Application.Abstractions;
using Regressor.Application.Datasets;

namespace Regressor.Application.Samples;

public sealed record ListSamplesQuery : IRequest<SamplesDto>;

internal sealed class ListSamplesHandler(ISampleCatalog samples, IMapper mapper) : IRequestHandler<ListSamplesQuery, SamplesDto>
{
    private const int Pictured = 100;

    public Task<SamplesDto> Handle(ListSamplesQuery request, CancellationToken cancellationToken) => Task.FromResult(new SamplesDto([.. samples.All.Select(Describe)]));

    private SampleDto Describe(Sample sample)
    {
        var rows = sample.Read();
        return new SampleDto(
            sample.Code,
            sample.Name,
            rows.Count,
            mapper.Map<IReadOnlyList<InputColumnDto>>(sample.Inputs),
            mapper.Map<TargetColumnDto>(sample.Target),
            Picture(sample, rows));
    }

    /// <summary>Draws evenly spaced rows, so that the picture never changes.</summary>
    private static SamplePictureDto Picture(Sample sample, IReadOnlyList<(IReadOnlyList<ColumnValue> X, ColumnValue Y)> rows)
    {
        var known = rows.Where(row => row.X[sample.Pictured].Number is not null).ToList();
        var step = Math.Max(1, known.Count / Pictured);
        var drawn = known.Where((_, index) => index % step == 0).Take(Pictured).ToList();
        return new SamplePictureDto(
            sample.Inputs[sample.Pictured].Name, [.. drawn.Select(row => row.X[sample.Pictured].Number!.Value)], [.. drawn.Select(row => row.Y)]);
    }
}

/// <param name="Items">All samples, the one that shows most first.</param>
public sealed record SamplesDto(IReadOnlyList<SampleDto> Items);

/// <param name="Code">Identifier of the sample.</param>
/// <param name="Name">English name of the dataset that it becomes.</param>
/// <param name="Rows">Number of its examples.</param>
/// <param name="Inputs">The columns of x.</param>
/// <param name="Target">The column of y.</param>
/// <param name="Picture">Some of its examples, to be drawn.</param>
public sealed record SampleDto(string Code, string Name, int Rows, IReadOnlyList<InputColumnDto> Inputs, TargetColumnDto Target, SamplePictureDto Picture);

/// <param name="Input">Name of the numeric input that is drawn.</param>
/// <param name="X">Its value in each example.</param>
/// <param name="Y">The value of the target in each example: numbers, or classes.</param>
public sealed record SamplePictureDto(string Input, IReadOnlyList<double> X, IReadOnlyList<ColumnValue> Y);
