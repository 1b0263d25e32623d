using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Regressor.Application;
using Regressor.Application.Abstractions;
using Regressor.Application.Models;

namespace Regressor.WebApi.Endpoints;

internal static class ModelEndpoints
{
    public static void MapModels(this IEndpointRouteBuilder api)
    {
        var models = api.MapGroup("/datasets/{dataset}/models").WithTags("Models").ProducesProblem(StatusCodes.Status404NotFound);
        models.MapGet("/", List).WithName("listModels").WithSummary("The versions, newest first").ProducesValidationProblem();
        models.MapGet("/{version:int}", Get).WithName("getModel").WithSummary("One version with its metrics");
        models.MapGet("/{version:int}/report", GetReport).WithName("getModelReport").WithSummary("How good a version is: its errors, what it leans on, and what is off");
        models.MapPost("/{version:int}/activate", Activate).WithName("activateModel").WithSummary("Have this version answer predictions").ProducesProblem(StatusCodes.Status409Conflict);
        models.MapDelete("/{version:int}", Delete).WithName("deleteModel").WithSummary("Delete a version that is not active").ProducesProblem(StatusCodes.Status409Conflict);
    }

    public static async Task<Ok<PageDto<ModelDto>>> List(
        string dataset, ISender sender, CancellationToken cancellationToken, int page = 1, int pageSize = Paging.DefaultPageSize) =>
        TypedResults.Ok(await sender.Send(new ListModelsQuery(dataset, page, pageSize), cancellationToken));

    public static async Task<Ok<ModelDto>> Get(string dataset, int version, ISender sender, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sender.Send(new GetModelQuery(dataset, version), cancellationToken));

    public static async Task<Ok<ModelReportDto>> GetReport(string dataset, int version, ISender sender, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sender.Send(new GetModelReportQuery(dataset, version), cancellationToken));

    public static async Task<Ok<ModelDto>> Activate(string dataset, int version, ISender sender, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sender.Send(new ActivateModelCommand(dataset, version), cancellationToken));

    public static async Task<NoContent> Delete(string dataset, int version, ISender sender, CancellationToken cancellationToken)
    {
        await sender.Send(new DeleteModelCommand(dataset, version), cancellationToken);
        return TypedResults.NoContent();
    }
}
