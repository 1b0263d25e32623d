using System.Buffers;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
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

    /// <summary>Of <see cref="PredictQuery.MaxRows"/> questions about some hundred columns.</summary>
    internal const long MaxBytes = 32 << 20;

    /// <summary>As all other answers are.</summary>
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Json)? _answer;

    /// <param name="api">The group of the API.</param>
    /// <param name="predictor">Given once: a question must not have to look for it.</param>
    /// <param name="formats">The formats of files of questions.</param>
    /// <param name="maxBytes">The largest file taken.</param>
    public static void MapPredictions(this IEndpointRouteBuilder api, IActiveModelCache predictor, TabularFormats formats, long maxBytes)
    {
        var predictions = api.MapGroup("/datasets/{dataset}/predictions").WithTags("Predictions")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        predictions.MapPost("", (string dataset, HttpContext context) => Predict(dataset, context, predictor))
            .WithName("predict")
            .WithMetadata(new RequestSizeLimitAttribute(MaxBytes))
            .WithSummary("Predict y for one x (\"x\") or for many (\"xs\")")
            .Accepts<PredictRequest>(Json)
            .Produces<PredictionDto>()
            .Produces<PredictionListDto>()
            .ProducesValidationProblem();
        predictions.MapPost("/batch", PredictTable).WithName("predictBatch")
            .WithSummary("Predict y for every row of a file, as a file of the same format")
            .AcceptsRows(formats.All).TakesFile(maxBytes, CheckModelAsync)
            .ProducesRows(formats.All);
    }

    private static Task CheckModelAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<ISender>().Send(new GetServingModelQuery((string)context.GetRouteValue("dataset")!), context.RequestAborted);

    public static async Task<PushStreamHttpResult> PredictTable(
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

    /// <summary>
    /// One sound question to a model is answered from memory: no scope, no database, no lock, nothing allocated but the answer. All others
    /// take the way of the other requests, whose answers are the same.
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
            // Without an answer nothing is taken: it is read again, or passed over.
            body.AdvanceTo(answer is null ? read.Buffer.Start : read.Buffer.End);
        }

        if (answer is null) await PredictAsOthers(dataset, context);
        else await WriteAsync(answer, context.Response);
    }

    /// <returns>Null where the question is not one to be answered here.</returns>
    private static PredictionDto? TryAnswer(in ReadOnlySequence<byte> body, IPredictor model)
    {
        if (!body.IsSingleSegment) return null;
        var row = ArrayPool<InputValue>.Shared.Rent(model.Inputs.Count);
        var x = row.AsSpan(0, model.Inputs.Count);
        x.Clear();
        try
        {
            return PredictRequestReader.TryRead(body.FirstSpan, model, x, out var confidence)
                ? PredictionDto.Of(model.Predict(x, confidence))
                : null;
        }
        finally
        {
            ArrayPool<InputValue>.Shared.Return(row);
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

        // Copied before this returns, so that the thread's next answer may use the buffer.
        return response.BodyWriter.WriteAsync(bytes.WrittenMemory);
    }

    private static async Task PredictAsOthers(string dataset, HttpContext context)
    {
        var request = await ReadAsync(context);
        var sender = context.RequestServices.GetRequiredService<ISender>();
        var predictions = await sender.Send(new PredictQuery(dataset, request.X, request.Xs, request.Confidence), context.RequestAborted);
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
            throw new BadHttpRequestException("The body is not the JSON that is expected here.", wrong);
        }
    }
}

/// <param name="X">One question.</param>
/// <param name="Xs">Many questions.</param>
/// <param name="Confidence">Of the intervals, 0.5 to 0.99; default 0.9.</param>
internal sealed record PredictRequest(GivenInputs? X = null, IReadOnlyList<GivenInputs?>? Xs = null, double? Confidence = null);

/// <param name="Predictions">In the order of the questions.</param>
internal sealed record PredictionListDto(IReadOnlyList<PredictionDto> Predictions);
