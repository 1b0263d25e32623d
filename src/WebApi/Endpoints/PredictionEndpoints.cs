using System.Buffers;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Regressor.Application;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Files;
using Regressor.Application.Predictions;
using Regressor.WebApi.Json;

namespace Regressor.WebApi.Endpoints;

internal static class PredictionEndpoints
{
    private const string Json = "application/json";
    private const string JsonOfUtf8 = "application/json; charset=utf-8";

    private const int UsualAnswerBytes = 1024;

    /// <summary>Limit of the body, in bytes: enough for <see cref="PredictQuery.MaxRows"/> rows of about a hundred columns.</summary>
    internal const long MaxBytes = 32 << 20;

    /// <summary>Options that match all other responses.</summary>
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Json)? _answer;

    /// <param name="api">The group of the API.</param>
    /// <param name="predictor">Cache of the active models, passed once so that no request has to resolve it.</param>
    /// <param name="formats">File formats of the rows to predict.</param>
    /// <param name="maxBytes">Size of the largest file accepted, in bytes.</param>
    public static void MapPredictions(this IEndpointRouteBuilder api, IActiveModelCache predictor, TabularFormats formats, long maxBytes)
    {
        var predictions = api.MapGroup("/datasets/{dataset}/predictions").WithTags("Predictions")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        predictions.MapPost("", (string dataset, HttpContext context) => Predict(dataset, context, predictor))
            .WithName("predict")
            .WithMetadata(new RequestSizeLimitAttribute(MaxBytes))
            .WithSummary("Predicts y for one row (\"x\") or for many rows (\"xs\").")
            .Accepts<PredictRequest>(Json)
            .Produces<PredictionDto>()
            .Produces<PredictionListDto>()
            .ProducesValidationProblem();
        predictions.MapBatchPredictions(formats, maxBytes);
    }

    /// <summary>
    /// Answers a single valid row from memory: no scope, no database, no lock, and no allocation but the response. All other requests go
    /// through the usual pipeline, which gives the same responses.
    /// </summary>
    private static async Task Predict(string dataset, HttpContext context, IActiveModelCache predictor)
    {
        var model = predictor.Find(dataset);
        if (model is null || context.Request.ContentType is not (Json or JsonOfUtf8))
        {
            await PredictAsOthers(dataset, context);
            return;
        }

        var body = context.Request.BodyReader;
        var read = await body.WholeAsync(context.RequestAborted);
        PredictionDto? answer = null;
        try
        {
            answer = TryAnswer(read.Buffer, model);
        }
        finally
        {
            // Without an answer nothing is consumed: the body is read again, or skipped.
            body.AdvanceTo(answer is null ? read.Buffer.Start : read.Buffer.End);
        }

        if (answer is null) await PredictAsOthers(dataset, context);
        else await WriteAsync(answer, context.Response);
    }

    /// <returns>The prediction; null where the request must go through the usual pipeline.</returns>
    private static PredictionDto? TryAnswer(in ReadOnlySequence<byte> body, IPredictor model)
    {
        if (!body.IsSingleSegment) return null;
        var row = ArrayPool<ColumnValue>.Shared.Rent(model.Inputs.Count);
        var x = row.AsSpan(0, model.Inputs.Count);
        x.Clear();
        try
        {
            return PredictRequestReader.TryRead(body.FirstSpan, model, x, out var confidence)
                ? PredictionDto.From(model.Predict(x, confidence), model.Decisions)
                : null;
        }
        finally
        {
            ArrayPool<ColumnValue>.Shared.Return(row);
        }
    }

    private static ValueTask<FlushResult> WriteAsync(PredictionDto prediction, HttpResponse response)
    {
        var bytes = _answer?.Bytes ?? new ArrayBufferWriter<byte>(UsualAnswerBytes);
        var json = _answer?.Json ?? new Utf8JsonWriter(bytes, Written);
        _answer = (bytes, json);
        bytes.ResetWrittenCount();
        json.Reset();
        JsonSerializer.Serialize(json, prediction, PredictionJson.Default.PredictionDto);
        response.ContentType = JsonOfUtf8;
        response.ContentLength = bytes.WrittenCount;

        // WriteAsync copies the bytes before it returns, so that the thread's next response may reuse the buffer.
        return response.BodyWriter.WriteAsync(bytes.WrittenMemory);
    }

    private static async Task PredictAsOthers(string dataset, HttpContext context)
    {
        var request = await ReadAsync(context);
        var sender = context.RequestServices.GetRequiredService<ISender>();
        var predictions = await sender.Send(new PredictQuery(dataset, request.X, request.Xs, request.Confidence, request.Quantiles, request.Above), context.RequestAborted);
        await (request.Xs is null ? context.Response.WriteAsJsonAsync(predictions[0]) : context.Response.WriteAsJsonAsync(new PredictionListDto(predictions)));
    }

    private static async Task<PredictRequest> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
            throw new BadHttpRequestException($"The body must be {Json}.", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            return await context.Request.ReadFromJsonAsync<PredictRequest>(context.RequestAborted)
                ?? throw new BadHttpRequestException("The body must not be null.");
        }
        catch (JsonException wrong)
        {
            throw new BadHttpRequestException("The body is not valid JSON for this request.", wrong);
        }
    }
}

/// <param name="X">Inputs of one row.</param>
/// <param name="Xs">Inputs of many rows.</param>
/// <param name="Confidence">Confidence of the intervals, 0.5 to 0.99; default 0.9.</param>
/// <param name="Quantiles">Probabilities whose quantiles of y are wanted, in any order.</param>
/// <param name="Above">Values, in the target's unit, whose probabilities of being exceeded are wanted. One value may stand without a list.</param>
internal sealed record PredictRequest(
    GivenInputs? X = null,
    IReadOnlyList<GivenInputs?>? Xs = null,
    double? Confidence = null,
    IReadOnlyList<double>? Quantiles = null,
    [property: JsonConverter(typeof(OneOrManyNumbersConverter))] IReadOnlyList<double>? Above = null);

/// <param name="Predictions">Predictions, in the order of the rows.</param>
internal sealed record PredictionListDto(IReadOnlyList<PredictionDto> Predictions);
