using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Regressor.Application.Examples;
using Regressor.Application.Predictions;

namespace Regressor.WebApi.Endpoints;

internal static class PredictionEndpoints
{
    public static void MapPredictions(this IEndpointRouteBuilder api) =>
        api.MapPost("/datasets/{dataset}/predictions", Predict).WithTags("Predictions").WithName("predict")
            .WithSummary("Predict y for one x (\"x\") or for many (\"xs\")")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    public static async Task<Results<Ok<PredictionDto>, Ok<PredictionListDto>>> Predict(
        string dataset, PredictRequest body, ISender sender, CancellationToken cancellationToken)
    {
        if (body.X is not null && body.Xs is not null) throw new ValidationException([new ValidationFailure("xs", "Give either 'x' or 'xs', not both.")]);

        var query = new PredictQuery(dataset, body.Xs ?? [body.X], Batch: body.Xs is not null, body.Confidence);
        var predictions = await sender.Send(query, cancellationToken);
        return body.Xs is null ? TypedResults.Ok(predictions[0]) : TypedResults.Ok(new PredictionListDto(predictions));
    }
}

/// <param name="X">One question.</param>
/// <param name="Xs">Many questions.</param>
/// <param name="Confidence">Of the intervals, 0.5 to 0.99; default 0.9.</param>
internal sealed record PredictRequest(GivenInputs? X, IReadOnlyList<GivenInputs?>? Xs, double? Confidence);

/// <param name="Predictions">In the order of the questions.</param>
internal sealed record PredictionListDto(IReadOnlyList<PredictionDto> Predictions);
