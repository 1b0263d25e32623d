using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Regressor.Application;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Security;
using Regressor.Domain.Security;
using Regressor.WebApi.Middleware;

namespace Regressor.WebApi.Endpoints;

internal static class SecurityEndpoints
{
    public static void MapSecurity(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/keys").WithTags("Security");
        keys.MapGet("/", List).WithName("listApiKeys").WithSummary("Lists the API keys, newest first, including revoked ones.").ProducesValidationProblem();
        keys.MapPost("/", Create).WithName("createApiKey").WithSummary("Creates an API key; only this response contains its text.").WithMetadata(new AnswersWithSecret()).ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        keys.MapPost("/{id}/revoke", Revoke).WithName("revokeApiKey").WithSummary("Permanently revokes an API key.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapGet("/audit-log", ListAuditEntries).WithTags("Security").WithName("listAuditEntries").WithSummary("Lists the entries of the audit log, newest first.").ProducesValidationProblem();
    }

    public static async Task<Ok<PageDto<ApiKeyDto>>> List(ISender sender, CancellationToken cancellationToken, int page = 1, int pageSize = Paging.DefaultPageSize) =>
        TypedResults.Ok(await sender.Send(new ListApiKeysQuery(page, pageSize), cancellationToken));

    public static async Task<Ok<CreatedApiKeyDto>> Create(CreateApiKeyRequest body, ISender sender, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sender.Send(new CreateApiKeyCommand(body.Name, body.Scope, body.Dataset), cancellationToken));

    public static async Task<Ok<ApiKeyDto>> Revoke(string id, ISender sender, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sender.Send(new RevokeApiKeyCommand(id), cancellationToken));

    public static async Task<Ok<PageDto<AuditEntryDto>>> ListAuditEntries(
        ISender sender, CancellationToken cancellationToken, int page = 1, int pageSize = Paging.DefaultPageSize) =>
        TypedResults.Ok(await sender.Send(new ListAuditEntriesQuery(page, pageSize), cancellationToken));
}

/// <param name="Name">Name that people recognize the key by.</param>
/// <param name="Scope">Scope of the key.</param>
/// <param name="Dataset">The only dataset that the key gives access to; null for all.</param>
internal sealed record CreateApiKeyRequest(string? Name, AccessScope? Scope, string? Dataset = null);
