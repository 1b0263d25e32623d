using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Regressor.Application;
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
        var predictions = await sender.Send(new PredictQuery(dataset, body.X, body.Xs, body.Confidence), cancellationToken);
        return body.Xs is null ? TypedResults.Ok(predictions[0]) : TypedResults.Ok(new PredictionListDto(predictions));
    }
}

/// <param name="X">One question.</param>
/// <param name="Xs">Many questions.</param>
/// <param name="Confidence">Of the intervals, 0.5 to 0.99; default 0.9.</param>
internal sealed record PredictRequest(GivenInputs? X = null, IReadOnlyList<GivenInputs?>? Xs = null, double? Confidence = null);

/// <param name="Predictions">In the order of the questions.</param>
internal sealed record PredictionListDto(IReadOnlyList<PredictionDto> Predictions);
