using Microsoft.AspNetCore.Http.HttpResults;

namespace Regressor.WebApi.Endpoints;

/// <summary>Does nothing, to measure the cost of a request for comparison. Available only when the setting NoOp is true.</summary>
internal static class NoOpEndpoint
{
    public static void MapNoOp(this IEndpointRouteBuilder api) => api.MapPost("/no-op", Ok<NoOpResponse> (NoOpRequest body) => TypedResults.Ok(new NoOpResponse(body.Confidence))).WithName("noOp").ExcludeFromDescription();
}

internal sealed record NoOpRequest(double Confidence);

internal sealed record NoOpResponse(double Confidence);
