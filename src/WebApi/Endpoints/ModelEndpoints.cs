using System.Security.Cryptography;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Regressor.Application;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Models;
using Regressor.WebApi.Audit;
using Regressor.WebApi.RateLimiting;
using Regressor.WebApi.Spooling;

namespace Regressor.WebApi.Endpoints;

internal static class ModelEndpoints
{
    private const string Binary = "application/octet-stream";

    /// <param name="api">The group of the API.</param>
    /// <param name="maxBytes">Size of the largest checkpoint accepted, in bytes.</param>
    public static void MapModels(this IEndpointRouteBuilder api, long maxBytes)
    {
        var models = api.MapGroup("/datasets/{dataset}/models").WithTags("Models").ProducesProblem(StatusCodes.Status404NotFound);
        models.MapGet("/", List).WithName("listModels").WithSummary("Lists the model versions, newest first.").ProducesValidationProblem();
        models.MapGet("/{version:int}", Get).WithName("getModel").WithSummary("Returns a model version with its metrics.");
        models.MapGet("/{version:int}/report", GetReport).WithName("getModelReport").WithSummary("Returns the report of a model version: errors, importance of the inputs, and findings.");
        models.MapGet("/{version:int}/checkpoint", GetCheckpoint).WithName("getCheckpoint").WithSummary("Downloads a model version as a checkpoint file that can be re-imported.").WithMetadata(new LongRequest(), new GivesData())
            .Produces<Stream>(StatusCodes.Status200OK, Binary).ProducesProblem(StatusCodes.Status507InsufficientStorage);
        models.MapGet("/{version:int}/onnx", ExportOnnx).WithName("exportOnnx").WithSummary("Downloads a model version as an ONNX graph from raw inputs to y.").WithMetadata(new LongRequest(), new GivesData())
            .Produces<Stream>(StatusCodes.Status200OK, Binary).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status507InsufficientStorage);
        models.MapPost("/import", Import).WithName("importModel").WithSummary("Imports a checkpoint with the same columns as the next version; the active version does not change.")
            .Accepts<Stream>(Binary).TakesFile(maxBytes, ImportEndpoints.CheckDatasetAsync).ProducesProblem(StatusCodes.Status409Conflict);
        models.MapPost("/{version:int}/activate", Activate).WithName("activateModel").WithSummary("Activates a model version, which then answers predictions.").ProducesProblem(StatusCodes.Status409Conflict);
        models.MapPatch("/{version:int}", Annotate).WithName("annotateModel").WithSummary("Replaces the note on a model version.").ProducesValidationProblem();
        models.MapDelete("/{version:int}", Delete).WithName("deleteModel").WithSummary("Deletes a model version that is not active.").ProducesProblem(StatusCodes.Status409Conflict);
    }

    public static async Task<Ok<PageDto<ModelDto>>> List(
        string dataset, ISender sender, CancellationToken cancellationToken, int page = 1, int pageSize = Paging.DefaultPageSize) =>
        TypedResults.Ok(await sender.Send(new ListModelsQuery(dataset, page, pageSize), cancellationToken));

    public static async Task<Ok<ModelDto>> Get(string dataset, int version, ISender sender, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sender.Send(new GetModelQuery(dataset, version), cancellationToken));

    public static async Task<Ok<ModelReportDto>> GetReport(string dataset, int version, ISender sender, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sender.Send(new GetModelReportQuery(dataset, version), cancellationToken));

    public static async Task<FileStreamHttpResult> GetCheckpoint(
        string dataset, int version, HttpContext context, Spools spools, ISender sender, CancellationToken cancellationToken)
    {
        var (name, (content, writtenAt)) = await sender.Send(new GetCheckpointQuery(dataset, version), cancellationToken);

        var tag = TagOf(content, writtenAt);

        // The client may cache the file, but asks each time whether it may still access it.
        context.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Stream(content is MemoryStream whole ? await spools.AnswerAsync(context, whole.CopyToAsync) : content, Binary, name, writtenAt, tag);
    }

    /// <summary>
    /// A version's file is written once, except for a version number that a crash left without a row. What is in memory may have been put
    /// together with other costs before.
    /// </summary>
    private static EntityTagHeaderValue TagOf(Stream content, DateTimeOffset writtenAt)
    {
        var hash = "";
        if (content is MemoryStream)
        {
            hash = $"-{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8))}";
            content.Position = 0;
        }

        return new EntityTagHeaderValue($"\"{content.Length:x}-{writtenAt.UtcTicks:x}{hash}\"");
    }

    public static async Task<FileStreamHttpResult> ExportOnnx(
        string dataset, int version, HttpContext context, Spools spools, ISender sender, CancellationToken cancellationToken)
    {
        var (name, content) = await sender.Send(new ExportOnnxQuery(dataset, version), cancellationToken);
        return TypedResults.Stream(await spools.AnswerAsync(context, async (answer, stop) => await answer.WriteAsync(content, stop)), Binary, name);
    }

    public static async Task<Created<ModelDto>> Import(string dataset, HttpRequest request, ISender sender, CancellationToken cancellationToken)
    {
        var model = await sender.Send(new ImportModelCommand(dataset, request.Body), cancellationToken);
        return TypedResults.Created($"/api/datasets/{dataset}/models/{model.Version}", model);
    }

    public static async Task<Ok<ModelDto>> Activate(string dataset, int version, ISender sender, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sender.Send(new ActivateModelCommand(dataset, version), cancellationToken));

    public static async Task<Ok<ModelDto>> Annotate(string dataset, int version, AnnotateModelRequest body, ISender sender, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sender.Send(new AnnotateModelCommand(dataset, version, body.Note), cancellationToken));

    public static async Task<NoContent> Delete(string dataset, int version, ISender sender, CancellationToken cancellationToken)
    {
        await sender.Send(new DeleteModelCommand(dataset, version), cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <param name="Note">Remark on the version, of at most 200 characters; null or empty for none.</param>
internal sealed record AnnotateModelRequest(string? Note);
