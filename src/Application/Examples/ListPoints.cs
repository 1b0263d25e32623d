using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Examples;

/// <summary>What a picture of the target against one input is drawn from.</summary>
/// <param name="Dataset">Its address.</param>
/// <param name="Input">The input's name.</param>
/// <param name="Most">Of more examples than this, so many are taken: spread evenly, and the same ones each time.</param>
/// <param name="Filter">Which examples; null for all.</param>
public sealed record ListPointsQuery(string Dataset, string Input, int Most = ListPointsQuery.DefaultMost, FilterExpression? Filter = null) : IRequest<PointsDto>
{
    public const int DefaultMost = 20_000;
    public const int MaxMost = 100_000;
}

/// <param name="X">[point], the input: a number of six significant digits, or a text.</param>
/// <param name="Y">[point], the target, of as many digits.</param>
/// <param name="Total">Of how many examples the points are.</param>
/// <param name="Missing">How many more have no value of the input.</param>
public sealed record PointsDto(IReadOnlyList<InputValue> X, IReadOnlyList<double> Y, int Total, int Missing);

internal sealed class ListPointsValidator : AbstractValidator<ListPointsQuery>
{
    public ListPointsValidator() => RuleFor(query => query.Most).InclusiveBetween(1, ListPointsQuery.MaxMost);
}

internal sealed class ListPointsHandler(IDatasetRepository datasets, IModelRepository models, IExampleQueries examples)
    : IRequestHandler<ListPointsQuery, PointsDto>
{
    private const int Digits = 6;

    public async Task<PointsDto> Handle(ListPointsQuery request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var input = dataset.Inputs.ToList().FindIndex(column => column.Name == request.Input);
        if (input < 0) throw new ValidationException([new ValidationFailure("input", $"There is no input '{request.Input}'.")]);
        var filter = request.Filter?.For(dataset, await models.TestSplitAsync(dataset, cancellationToken)) ?? ExampleFilter.All;
        var points = await examples.ReadPointsAsync(dataset, filter, input, request.Most, cancellationToken);
        return new PointsDto(
            [.. points.X.Select(x => x.Number is { } number ? InputValue.Of(Rounded(number)) : x)], [.. points.Y.Select(Rounded)], points.Total, points.Missing);
    }

    /// <summary>No picture shows more, and the answer is half as long.</summary>
    private static double Rounded(double value)
    {
        var magnitude = Math.Floor(Math.Log10(Math.Abs(value)));

        // Beyond these, powers of ten are not exact or not there: nought, and what is nearly nought or infinite, stays as it is.
        if (!(Math.Abs(magnitude) < 15)) return value;
        var power = Math.Pow(10, Math.Abs(Digits - 1 - magnitude));
        return magnitude < Digits ? Math.Round(value * power) / power : Math.Round(value / power) * power;
    }
}
