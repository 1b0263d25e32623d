using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Examples;

/// <summary>Lists the points for a plot of the target against one input.</summary>
/// <param name="Dataset">Slug of the dataset.</param>
/// <param name="Input">The input's name.</param>
/// <param name="Most">Maximum number of points. Beyond it, the examples are sampled evenly and reproducibly.</param>
/// <param name="Filter">Selects the examples; null for all.</param>
public sealed record ListPointsQuery(string Dataset, string Input, int Most = ListPointsQuery.DefaultMost, FilterExpression? Filter = null) : IRequest<PointsDto>
{
    public const int DefaultMost = 20_000;
    public const int MaxMost = 100_000;
}

/// <param name="X">[point], the input: a number of six significant digits, or a string.</param>
/// <param name="Y">[point], the target: a number with as many digits, or a class.</param>
/// <param name="Total">Number of examples that the points represent.</param>
/// <param name="Missing">Number of other examples, which lack the input.</param>
/// <param name="Ids">[point], the ids of the examples.</param>
public sealed record PointsDto(IReadOnlyList<ColumnValue> X, IReadOnlyList<ColumnValue> Y, int Total, int Missing, IReadOnlyList<long> Ids);

internal sealed class ListPointsValidator : AbstractValidator<ListPointsQuery>
{
    public ListPointsValidator() => RuleFor(query => query.Most).InclusiveBetween(1, ListPointsQuery.MaxMost);
}

internal sealed class ListPointsHandler(IDatasetRepository datasets, ExampleFilters filters, IExampleQueries examples)
    : IRequestHandler<ListPointsQuery, PointsDto>
{
    private const int Digits = 6;

    public async Task<PointsDto> Handle(ListPointsQuery request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var input = dataset.Inputs.ToList().FindIndex(column => column.Name == request.Input);
        if (input < 0) throw new ValidationException([new ValidationFailure("input", $"'input' must name an input column. The dataset has no input '{request.Input}'.")]);
        var type = dataset.Inputs[input].Type;
        var filter = await filters.OfAsync(dataset, request.Filter, cancellationToken);
        var points = await examples.ReadPointsAsync(dataset, filter, input, request.Most, cancellationToken);
        return new PointsDto(
            [.. points.X.Select(x => Shown(type, x))],
            [.. points.Y.Select(y => Shown(dataset.Target.Type, y))],
            points.Total,
            points.Missing,
            points.Ids);
    }

    private static ColumnValue Shown(ColumnType type, ColumnValue value) =>
        type.Notation == StorageKind.Number && value.Number is { } number ? ColumnValue.Of(Rounded(number)) : type.Write(value);

    /// <summary>Rounds to the digits that a plot can show, which halves the size of the answer.</summary>
    private static double Rounded(double value)
    {
        var magnitude = Math.Floor(Math.Log10(Math.Abs(value)));

        // Beyond this range, powers of ten are inexact or undefined: zero and near-zero or infinite values stay unchanged.
        if (!(Math.Abs(magnitude) < 15)) return value;
        var power = Math.Pow(10, Math.Abs(Digits - 1 - magnitude));
        return magnitude < Digits ? Math.Round(value * power) / power : Math.Round(value / power) * power;
    }
}
