using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Regressor.Application;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Predictions;
using Regressor.WebApi.Hosting;

namespace Regressor.WebApi.Endpoints.Inference;

/// <summary>
/// Implements the Open Inference Protocol, version 2, over HTTP, for clients of KServe, Triton and similar servers. A dataset's active
/// model is the model with the dataset's name. A column is a tensor [rows]; null, NaN and an empty text are missing values.
/// </summary>
internal static class OpenInferenceEndpoints
{
    public const string Root = "/v2";

    /// <param name="app">Application itself: the protocol's addresses begin at the root, and it has a document of its own.</param>
    public static void MapInference(this IEndpointRouteBuilder app)
    {
        var protocol = app.MapGroup(Root).ExcludeFromDescription();
        protocol.MapGet("", DescribeServer).WithName("inferenceServer");
        protocol.MapInferenceHealth();
        foreach (var (model, version) in new[] { ("/models/{model}", ""), ("/models/{model}/versions/{version}", "Version") })
        {
            protocol.MapGet(model, Describe).WithName($"inferenceModel{version}");
            protocol.MapGet($"{model}/ready", Ready).WithName($"inferenceModel{version}Ready");
            protocol.MapPost($"{model}/infer", Infer).WithName($"infer{version}").WithMetadata(new RequestSizeLimitAttribute(PredictionEndpoints.MaxBytes));
        }
    }

    private static JsonHttpResult<InferenceServer> DescribeServer() =>
        Answer(new InferenceServer("regressor", typeof(OpenInferenceEndpoints).Assembly.GetName().Version!.ToString(3), ["binary_tensor_data"]));

    private static async Task<JsonHttpResult<InferenceModel>> Describe(string model, ISender sender, CancellationToken cancellationToken, string? version = null)
    {
        var serving = await FindAsync(sender, model, version, cancellationToken);
        return Answer(new InferenceModel(
            model,
            [Text(serving.Version)],
            "regressor_safetensors",
            [.. serving.Inputs.Select(input => new InferenceColumn(input.Name, input.Type.Notation == StorageKind.Number ? Datatype.OfAnswers : Datatype.OfTexts, [-1]))],
            [.. OutputColumn.For(serving).Select(output => new InferenceColumn(output.Name, output.Datatype, [-1]))]));
    }

    private static async Task<JsonHttpResult<InferenceReady>> Ready(string model, ISender sender, CancellationToken cancellationToken, string? version = null)
    {
        await FindAsync(sender, model, version, cancellationToken);
        return Answer(new InferenceReady(model, true));
    }

    private static async Task<IResult> Infer(string model, HttpContext http, ISender sender, CancellationToken cancellationToken, string? version = null)
    {
        var serving = await FindAsync(sender, model, version, cancellationToken);
        var (request, tensors) = await InferenceBody.ReadAsync(http.Request, cancellationToken);
        var parameters = new InferenceParameters(request.Parameters);
        var confidence = parameters.Confidence();
        parameters.ContentType("str", "np", "pd");
        var outputs = new OutputTensors(request, OutputColumn.For(serving));
        var answers = await sender.Send(new PredictQuery(model, null, InputTensors.RowsOf(request, tensors.Span, serving), confidence), cancellationToken);
        return outputs.Of(model, answers, http.Response);
    }

    /// <summary>Finds the active version, the only one that answers predictions.</summary>
    private static async Task<IPredictor> FindAsync(ISender sender, string model, string? version, CancellationToken cancellationToken)
    {
        var serving = await sender.Send(new GetServingModelQuery(model), cancellationToken);
        return version is null || version == Text(serving.Version)
            ? serving
            : throw new NotFoundException($"Version '{version}' of '{model}'", $"is not active; version {serving.Version} is");
    }

    private static JsonHttpResult<T> Answer<T>(T value) => TypedResults.Json(value, InferenceJson.Default);

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);
}
