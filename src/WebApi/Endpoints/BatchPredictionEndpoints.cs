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
            .WithSummary("Predicts y for every row of a file; the response is the same file with further columns, or has the format that \"format\" names.")
            .AcceptsRows(formats.All).TakesFile(maxBytes, CheckModelAsync)
            .ProducesRows(formats.All);
        predictions.MapPost("/batch/preview", Preview).WithName("previewBatch")
            .WithSummary("Checks all rows of a file, and predicts y for the first ones; \"rows\" defaults to 20.")
            .AcceptsRows(formats.All).TakesFile(maxBytes, CheckModelAsync);
    }

    public static async Task<PushStreamHttpResult> Predict(
        string dataset,
        HttpRequest request,
        [AsParameters] FormatParameters written,
        TabularFormats formats,
        ISender sender,
        CancellationToken cancellationToken,
        double? confidence = null,
        bool ignoreMissing = false,
        string? format = null)
    {
        var predicted = await sender.Send(
            new PredictTableQuery(dataset, formats.SourceOf(request, written.ToHints()), confidence, ignoreMissing, format is null ? null : formats.Named(format)), cancellationToken);
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
