using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Regressor.Application.Datasets;
using Regressor.Application.Samples;

namespace Regressor.WebApi.Endpoints;

internal static class SampleEndpoints
{
    public static void MapSamples(this IEndpointRouteBuilder api)
    {
        var samples = api.MapGroup("/samples").WithTags("Samples");
        samples.MapGet("/", List).WithName("listSamples").WithSummary("Lists the data sets that ship with the server, each with some of its rows.");
        samples.MapPost("/{sample}", Load).WithName("loadSampleByCode").WithSummary("Creates a dataset from a sample and starts its first training.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    public static async Task<Ok<SamplesDto>> List(ISender sender, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sender.Send(new ListSamplesQuery(), cancellationToken));

    public static async Task<Created<DatasetDto>> Load(string sample, LoadSampleRequest body, ISender sender, CancellationToken cancellationToken)
    {
        var dataset = await sender.Send(new LoadSampleCommand(sample, body.Name), cancellationToken);
        return TypedResults.Created($"/api/datasets/{dataset.Id}", dataset);
    }
}

/// <param name="Name">Name of the dataset, from which its slug is derived; null for the sample's English name.</param>
internal sealed record LoadSampleRequest(string? Name = null);
