using System.Globalization;
using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Regressor.Application;
using Regressor.Application.Abstractions;
using Regressor.Application.Predictions;
using Regressor.Domain.Datasets;
using Regressor.WebApi.Json;

namespace Regressor.WebApi.Endpoints;

/// <summary>
/// The Open Inference Protocol, version 2, over HTTP and JSON, for clients of KServe and its like: a dataset's active model is the model of
/// the dataset's name. A column is a tensor [rows]; null, and an empty text, are missing values.
/// </summary>
internal static class InferenceEndpoints
{
    private const string Numbers = "FP64";
    private const string Texts = "BYTES";

    private static readonly HashSet<string> NumberTypes =
        ["BOOL", "UINT8", "UINT16", "UINT32", "UINT64", "INT8", "INT16", "INT32", "INT64", "FP16", "FP32", Numbers];

    private static readonly Dictionary<string, Func<PredictionDto, double?>> Outputs = new(StringComparer.Ordinal)
    {
        ["y"] = prediction => prediction.Y,
        ["lower"] = prediction => prediction.Interval?.Lower,
        ["upper"] = prediction => prediction.Interval?.Upper,
        ["disagreement"] = prediction => prediction.Disagreement,
    };

    /// <param name="app">The protocol's addresses begin at the root, and it has a document of its own.</param>
    public static void MapInference(this IEndpointRouteBuilder app)
    {
        var protocol = app.MapGroup("/v2").ExcludeFromDescription().AddEndpointFilter(ErrorsOfTheProtocol);
        protocol.MapGet("", () => Answer(new InferenceServer("regressor", typeof(InferenceEndpoints).Assembly.GetName().Version!.ToString(3), []))).WithName("inferenceServer");
        protocol.MapHealth();
        foreach (var (model, version) in new[] { ("/models/{model}", ""), ("/models/{model}/versions/{version}", "Version") })
        {
            protocol.MapGet(model, Describe).WithName($"inferenceModel{version}");
            protocol.MapGet($"{model}/ready", Ready).WithName($"inferenceModel{version}Ready");
            protocol.MapPost($"{model}/infer", Infer).WithName($"infer{version}").WithMetadata(new RequestSizeLimitAttribute(PredictionEndpoints.MaxBytes));
        }
    }

    private static async Task<JsonHttpResult<InferenceModel>> Describe(string model, ISender sender, CancellationToken cancellationToken, string? version = null)
    {
        var serving = await FindAsync(sender, model, version, cancellationToken);
        return Answer(new InferenceModel(
            model,
            [Text(serving.Version)],
            "regressor",
            [.. serving.Inputs.Select(input => new InferenceColumn(input.Name, input.Kind == ColumnKind.Numeric ? Numbers : Texts, [-1]))],
            [.. Outputs.Keys.Select(output => new InferenceColumn(output, Numbers, [-1]))]));
    }

    private static async Task<JsonHttpResult<InferenceReady>> Ready(string model, ISender sender, CancellationToken cancellationToken, string? version = null)
    {
        await FindAsync(sender, model, version, cancellationToken);
        return Answer(new InferenceReady(model, true));
    }

    private static async Task<JsonHttpResult<InferenceResponse>> Infer(
        string model, HttpRequest http, ISender sender, CancellationToken cancellationToken, string? version = null)
    {
        await FindAsync(sender, model, version, cancellationToken);
        var request = await JsonSerializer.DeserializeAsync(http.Body, InferenceJson.Default.InferenceRequest, cancellationToken)
            ?? throw Invalid("inputs", "The body must not be null.");
        if (request.Inputs.Contains(null!) || request.Outputs?.Contains(null!) is true) throw Invalid("inputs", "An input or an output must not be null.");
        if (request.Outputs?.FirstOrDefault(output => !Outputs.ContainsKey(output.Name)) is { } unknown)
            throw Invalid("outputs", $"There is no output '{unknown.Name}'. The outputs are {string.Join(", ", Outputs.Keys)}.");

        var answers = await sender.Send(new PredictQuery(model, null, RowsOf(request.Inputs), request.Parameters?.Confidence), cancellationToken);
        var outputs = request.Outputs?.Select(output => output.Name) ?? Outputs.Keys;
        return Answer(new InferenceResponse(
            model,
            Text(answers[0].ModelVersion),
            request.Id,
            [.. outputs.Select(output => new InferenceOutput(output, Numbers, [answers.Count], [.. answers.Select(Outputs[output])]))]));
    }

    private static List<GivenInputs?> RowsOf(IReadOnlyList<InferenceInput> inputs)
    {
        var columns = inputs.Select(input => (input.Name, Values: ValuesOf(input))).ToList();
        if (columns.Count == 0) throw Invalid("inputs", "There must be at least one input.");
        if (columns.DistinctBy(column => column.Name).Count() < columns.Count) throw Invalid("inputs", "An input is given twice.");
        if (columns.Find(column => column.Values.Count != columns[0].Values.Count) is { Name: { } name })
            throw Invalid(name, $"Input '{name}' has another number of rows than '{columns[0].Name}'.");
        return [.. Enumerable.Range(0, columns[0].Values.Count).Select(row => new GivenInputs(columns.ToDictionary(column => column.Name, column => column.Values[row])))];
    }

    private static List<InputValue> ValuesOf(InferenceInput input)
    {
        if (input.Datatype != Texts && !NumberTypes.Contains(input.Datatype))
            throw Invalid(input.Name, $"Input '{input.Name}' has the datatype '{input.Datatype}', which there is not.");
        var values = new List<InputValue>();
        Flatten(input.Data);
        if (input.Shape is not ([_] or [_, 1]) || input.Shape[0] != values.Count)
            throw Invalid(input.Name, $"Input '{input.Name}' must have the shape [rows] or [rows, 1], and as many values; it has {values.Count}.");
        return values;

        void Flatten(JsonElement data)
        {
            if (values.Count > PredictQuery.MaxRows) throw Invalid(input.Name, $"Input '{input.Name}' has more than {PredictQuery.MaxRows} rows.");
            switch (data.ValueKind)
            {
                case JsonValueKind.Array:
                    foreach (var element in data.EnumerateArray()) Flatten(element);
                    break;
                case JsonValueKind.Null:
                    values.Add(InputValue.Missing);
                    break;
                case JsonValueKind.String when input.Datatype == Texts:
                    values.Add(TextOf(input, data) is { Length: > 0 } text ? InputValue.Of(text) : InputValue.Missing);
                    break;
                case JsonValueKind.Number when input.Datatype != Texts:
                    values.Add(InputValue.Of(data.GetDouble()));
                    break;
                case JsonValueKind.True or JsonValueKind.False when input.Datatype == "BOOL":
                    values.Add(InputValue.Of(data.GetBoolean() ? 1.0 : 0.0));
                    break;
                default:
                    throw Invalid(input.Name, $"Input '{input.Name}' has a value that is not of its datatype, {input.Datatype}.");
            }
        }
    }

    private static string TextOf(InferenceInput input, JsonElement data)
    {
        try
        {
            return data.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Invalid(input.Name, $"Input '{input.Name}' has a text with half a character.");
        }
    }

    /// <summary>Only the active version answers.</summary>
    private static async Task<IServingModel> FindAsync(ISender sender, string model, string? version, CancellationToken cancellationToken)
    {
        var serving = await sender.Send(new GetServingModelQuery(model), cancellationToken);
        return version is null || version == Text(serving.Version)
            ? serving
            : throw new NotFoundException($"Version '{version}' of '{model}' does not answer; version {serving.Version} does.");
    }

    private static async ValueTask<object?> ErrorsOfTheProtocol(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (JsonException)
        {
            return Answer(new InferenceError("The body is not the JSON that the protocol asks for."), StatusCodes.Status400BadRequest);
        }
        catch (Exception error) when (Problems.Of(error) is { Status: < StatusCodes.Status500InternalServerError } problem)
        {
            var text = error is ValidationException invalid ? string.Join(' ', invalid.Errors.Select(failure => failure.ErrorMessage)) : problem.Detail!;
            return Answer(new InferenceError(text), problem.Status);
        }
    }

    private static ValidationException Invalid(string field, string message) => new([new ValidationFailure(field, message)]);

    private static JsonHttpResult<T> Answer<T>(T value, int? status = null) =>
        TypedResults.Json(value, InferenceJson.Default, statusCode: status);

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);
}
