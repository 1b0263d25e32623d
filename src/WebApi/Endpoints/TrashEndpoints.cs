using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Regressor.Application;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Datasets;

namespace Regressor.WebApi.Endpoints;

internal static class TrashEndpoints
{
    public static void MapTrash(this IEndpointRouteBuilder api)
    {
        var trash = api.MapGroup("/trash").WithTags("Trash");
        trash.MapGet("/", List).WithName("listTrash").WithSummary("Lists the datasets in the trash, the last deleted first.").ProducesValidationProblem();
        trash.MapPost("/{id:guid}/restore", Restore).WithName("restoreDataset").WithSummary("Restores a dataset from the trash. It gets another id if its own is taken.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        trash.MapDelete("/{id:guid}", Delete).WithName("deleteTrashedDataset").WithSummary("Permanently deletes a dataset in the trash.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    public static async Task<Ok<PageDto<TrashedDatasetDto>>> List(ISender sender, CancellationToken cancellationToken, int page = 1, int pageSize = Paging.DefaultPageSize) =>
        TypedResults.Ok(await sender.Send(new ListTrashQuery(page, pageSize), cancellationToken));

    public static async Task<Ok<DatasetDto>> Restore(Guid id, ISender sender, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sender.Send(new RestoreDatasetCommand(id), cancellationToken));

    public static async Task<NoContent> Delete(Guid id, ISender sender, CancellationToken cancellationToken)
    {
        await sender.Send(new DeleteTrashedDatasetCommand(id), cancellationToken);
        return TypedResults.NoContent();
    }
}
