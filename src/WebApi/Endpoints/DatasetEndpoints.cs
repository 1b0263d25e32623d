using System.Security.Claims;
using System.Text.Json.Serialization;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Regressor.Application;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Datasets;
using Regressor.Application.Samples;
using Regressor.Domain.Security;
using Regressor.WebApi.Audit;
using Regressor.WebApi.Authentication;

namespace Regressor.WebApi.Endpoints;

internal static class DatasetEndpoints
{
    public static void MapDatasets(this IEndpointRouteBuilder api)
    {
        var datasets = api.MapGroup("/datasets").WithTags("Datasets");
        datasets.MapGet("/", List).WithName("listDatasets").WithSummary("Lists the datasets, oldest first unless requested otherwise.").ProducesValidationProblem();
        datasets.MapPost("/", Create).WithName("createDataset").WithSummary("Creates a dataset.").ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict);
        datasets.MapPost("/sample", LoadSample).WithName("loadSample").WithSummary("Creates the sample dataset and starts its first training.").ProducesProblem(StatusCodes.Status409Conflict);
        datasets.MapGet("/{dataset}", Get).WithName("getDataset").WithSummary("Returns a dataset with its column summaries and active model.").ProducesProblem(StatusCodes.Status404NotFound);
        datasets.MapPatch("/{dataset}", Change).WithName("renameDataset").WithSummary("Renames a dataset, whose address does not change, sets the costs of answers about its classes, changes what its models are tested on, or declines a suggested split.").ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        datasets.MapGet("/{dataset}/split-suggestion", SuggestSplit).WithName("suggestSplit").WithSummary("Looks whether the examples suggest a split by group or by time: several rows of one person, or rows that follow each other.").ProducesProblem(StatusCodes.Status404NotFound);
        datasets.MapDelete("/{dataset}", Delete).WithName("deleteDataset").WithSummary("Moves a dataset with its examples, training runs and models to the trash, or deletes it permanently.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        datasets.MapPost("/{dataset}/duplicate", Duplicate).WithName("duplicateDataset").WithSummary("Copies a dataset's columns and examples, but not its models, to a new dataset.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    public static async Task<Ok<PageDto<DatasetDto>>> List(
        ISender sender, ClaimsPrincipal caller, CancellationToken cancellationToken, int page = 1, int pageSize = Paging.DefaultPageSize, string? q = null, bool newestFirst = false, bool withQuality = false, [FromQuery] string[]? first = null) =>
        TypedResults.Ok(await sender.Send(new ListDatasetsQuery(page, pageSize, caller.Dataset(), q, newestFirst, withQuality, first), cancellationToken));

    public static async Task<Created<DatasetDto>> Create(CreateDatasetRequest body, ISender sender, CancellationToken cancellationToken)
    {
        var dataset = await sender.Send(new CreateDatasetCommand(body.Name, body.Inputs, body.Target, body.Kept, body.Split), cancellationToken);
        return TypedResults.Created($"/api/datasets/{dataset.Id}", dataset);
    }

    public static async Task<Created<DatasetDto>> LoadSample(ISender sender, CancellationToken cancellationToken)
    {
        var dataset = await sender.Send(new LoadSampleCommand(), cancellationToken);
        return TypedResults.Created($"/api/datasets/{dataset.Id}", dataset);
    }

    public static async Task<Ok<DatasetDetailDto>> Get(string dataset, ISender sender, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sender.Send(new GetDatasetQuery(dataset), cancellationToken));

    public static async Task<Ok<SplitSuggestionResultDto>> SuggestSplit(string dataset, ISender sender, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sender.Send(new SuggestSplitQuery(dataset), cancellationToken));

    public static async Task<Ok<DatasetDto>> Change(string dataset, ChangeDatasetRequest body, HttpContext context, ISender sender, CancellationToken cancellationToken)
    {
        if (body.ChangesCosts || body.Split is not null || body.DeclinedSplit is not null) Writes.Note(context, OperationOf(body));
        return TypedResults.Ok(await sender.Send(new ChangeDatasetCommand(dataset, body.Name, body.Costs, body.ChangesCosts, body.Split, body.DeclinedSplit), cancellationToken));
    }

    private static string OperationOf(ChangeDatasetRequest body) => (body.Name, body.ChangesCosts, body.Split, body.DeclinedSplit) switch
    {
        (null, true, null, null) => AuditEntry.CostsChanged,
        (null, false, not null, null) => AuditEntry.SplitChanged,
        (null, false, null, not null) => AuditEntry.SplitDeclined,
        _ => AuditEntry.SeveralChanged,
    };

    public static async Task<Created<DatasetDto>> Duplicate(string dataset, DuplicateDatasetRequest body, ISender sender, CancellationToken cancellationToken)
    {
        var copy = await sender.Send(new DuplicateDatasetCommand(dataset, body.Name), cancellationToken);
        return TypedResults.Created($"/api/datasets/{copy.Id}", copy);
    }

    /// <summary>Names the place in the trash in the header Location, from which the dataset can be restored.</summary>
    public static async Task<NoContent> Delete(string dataset, ISender sender, HttpResponse response, CancellationToken cancellationToken, bool permanent = false)
    {
        if (await sender.Send(new DeleteDatasetCommand(dataset, permanent), cancellationToken) is { } trashed) response.Headers.Location = $"/api/trash/{trashed}";
        return TypedResults.NoContent();
    }
}

/// <param name="Name">Name, from which the dataset's slug is derived.</param>
/// <param name="Inputs">Input columns, at least one.</param>
/// <param name="Target">Column to predict.</param>
/// <param name="Kept">Columns that are stored with each example but never used for training.</param>
/// <param name="Split">What its models are tested on; null for other rows like these.</param>
internal sealed record CreateDatasetRequest(
    string? Name, IReadOnlyList<NewInputColumn>? Inputs, NewTargetColumn? Target, IReadOnlyList<NewKeptColumn>? Kept = null, SplitDto? Split = null);

/// <param name="Name">Name of the copy, from which its slug is derived.</param>
internal sealed record DuplicateDatasetRequest(string? Name);

/// <summary>Changes to a dataset. A member that is omitted stays unchanged.</summary>
internal sealed record ChangeDatasetRequest
{
    /// <summary>New name.</summary>
    public string? Name { get; init; }

    /// <summary>What models trained from now on are tested on.</summary>
    public SplitDto? Split { get; init; }

    /// <summary>A suggested split that was decided against: trainings suggest it no more.</summary>
    public SplitDto? DeclinedSplit { get; init; }

    /// <summary>New costs of answers about the dataset's classes; null removes them.</summary>
    public DecisionCostsDto? Costs
    {
        get;
        init
        {
            field = value;
            ChangesCosts = true;
        }
    }

    [JsonIgnore]
    public bool ChangesCosts { get; private init; }
}
