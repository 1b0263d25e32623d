using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Regressor.Application;
using Regressor.Application.Abstractions;
using Regressor.Application.Examples;

namespace Regressor.WebApi.Endpoints;

internal static class ExampleEndpoints
{
    public static void MapExamples(this IEndpointRouteBuilder api)
    {
        var examples = api.MapGroup("/datasets/{dataset}/examples").WithTags("Examples").ProducesProblem(StatusCodes.Status404NotFound);
        examples.MapGet("/", List).WithName("listExamples").WithSummary("The examples, newest first or sorted by a column").ProducesValidationProblem();
        examples.MapPost("/", Add).WithName("addExample").WithSummary("Add an example").ProducesValidationProblem();
        examples.MapGet("/{id:long}", Get).WithName("getExample").WithSummary("One example");
        examples.MapPut("/{id:long}", Correct).WithName("correctExample").WithSummary("Replace x and y of an example").ProducesValidationProblem();
        examples.MapDelete("/{id:long}", Delete).WithName("deleteExample").WithSummary("Delete an example");
    }

    public static async Task<Ok<PageDto<ExampleDto>>> List(
        string dataset,
        ISender sender,
        CancellationToken cancellationToken,
        int page = 1,
        int pageSize = Paging.DefaultPageSize,
        string? sort = null,
        bool? descending = null) =>
        TypedResults.Ok(await sender.Send(new ListExamplesQuery(dataset, page, pageSize, sort, descending), cancellationToken));

    public static async Task<Created<ExampleDto>> Add(string dataset, ExampleRequest body, ISender sender, CancellationToken cancellationToken)
    {
        var example = await sender.Send(new AddExampleCommand(dataset, body.X, body.Y), cancellationToken);
        return TypedResults.Created($"/api/datasets/{dataset}/examples/{example.Id}", example);
    }

    public static async Task<Ok<ExampleDto>> Get(string dataset, long id, ISender sender, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sender.Send(new GetExampleQuery(dataset, id), cancellationToken));

    public static async Task<Ok<ExampleDto>> Correct(string dataset, long id, ExampleRequest body, ISender sender, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sender.Send(new CorrectExampleCommand(dataset, id, body.X, body.Y), cancellationToken));

    public static async Task<NoContent> Delete(string dataset, long id, ISender sender, CancellationToken cancellationToken)
    {
        await sender.Send(new DeleteExampleCommand(dataset, id), cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <param name="X">A value by input column; a column that is left out is missing.</param>
/// <param name="Y">The target.</param>
internal sealed record ExampleRequest(GivenInputs? X, double? Y);
