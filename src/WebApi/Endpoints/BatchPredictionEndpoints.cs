using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Regressor.Application.Files;
using Regressor.Application.Predictions;

namespace Regressor.WebApi.Endpoints;

/// <summary>Predictions for the rows of a file.</summary>
internal static class BatchPredictionEndpoints
{
    /// <param name="predictions">The group of a dataset's predictions.</param>
    /// <param name="formats">File formats of the rows to predict.</param>
    /// <param name="maxBytes">Size of the largest file accepted, in bytes.</param>
    public static void MapBatchPredictions(this IEndpointRouteBuilder predictions, TabularFormats formats, long maxBytes)
    {
        predictions.MapPost("/batch", Predict).WithName("predictBatch")
            .WithSummary("Predict y for every row of a file, as a file of the same format")
            .AcceptsRows(formats.All).TakesFile(maxBytes, CheckModelAsync)
            .ProducesRows(formats.All);
        predictions.MapPost("/batch/preview", Preview).WithName("previewBatch")
            .WithSummary("Check all rows of a file and predict y for the first ones (\"rows\", 20 by default)")
            .AcceptsRows(formats.All).TakesFile(maxBytes, CheckModelAsync);
    }

    public static async Task<PushStreamHttpResult> Predict(
        string dataset,
        HttpRequest request,
        [AsParameters] FormatParameters format,
        TabularFormats formats,
        ISender sender,
        CancellationToken cancellationToken,
        double? confidence = null,
        bool ignoreMissing = false)
    {
        var predicted = await sender.Send(new PredictTableQuery(dataset, formats.SourceOf(request, format.ToHints()), confidence, ignoreMissing), cancellationToken);
        return TypedResults.Stream(stream => predicted.WriteAsync(stream, cancellationToken), predicted.MediaType, predicted.FileName);
    }

    public static async Task<Ok<TablePreviewDto>> Preview(
        string dataset,
        HttpRequest request,
        [AsParameters] FormatParameters format,
        TabularFormats formats,
        ISender sender,
        CancellationToken cancellationToken,
        double? confidence = null,
        bool ignoreMissing = false,
        int rows = PreviewTableQuery.DefaultRows) =>
        TypedResults.Ok(await sender.Send(
            new PreviewTableQuery(dataset, formats.SourceOf(request, format.ToHints()), confidence, ignoreMissing, rows), cancellationToken));

    private static Task CheckModelAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<ISender>().Send(new GetServingModelQuery((string)context.GetRouteValue("dataset")!), context.RequestAborted);
}
