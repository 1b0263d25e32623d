using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Regressor.Application.Predictions;
using Regressor.Application.Training;
using Regressor.Domain.Security;
using Regressor.WebApi.Authorization;
using Regressor.WebApi.Endpoints;
using Regressor.WebApi.Middleware;

namespace Regressor.WebApi.OpenApi;

/// <summary>Documents what applies to many operations and is not declared at any endpoint.</summary>
internal static class Operations
{
    private const string Problem = "application/problem+json";

    private static readonly HashSet<string> WithoutStorage = ["getSettings", "signOut"];

    public static async Task CompleteAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var document = context.Document!;
        document.AddComponent(nameof(ProblemDetails), await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), cancellationToken: cancellationToken));
        if (operation.RequestBody is OpenApiRequestBody body) Complete(body, operation, document);
        var keepsAnswer = !context.Description.ActionDescriptor.EndpointMetadata.OfType<AnswersWithSecret>().Any();
        if (RequiredScopes.ByOperation.TryGetValue(operation.OperationId!, out var scope))
        {
            if (context.Description.HttpMethod != HttpMethods.Get && scope > AccessScope.Predict && keepsAnswer) TakesKey(operation, document);
            AsksForScope(operation, document, scope);
        }
        else
        {
            // Stated explicitly: these operations require no authentication.
            operation.Security = [];
        }

        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            // An omitted list is an empty one.
            if (parameter.Schema?.Type == JsonSchemaType.Array) parameter.Required = false;
        }

        AddProblem(operation, document, StatusCodes.Status500InternalServerError, "Unexpected error; the server log contains the reason.");
        if (!WithoutStorage.Contains(operation.OperationId!))
            AddProblem(operation, document, StatusCodes.Status503ServiceUnavailable, "The database or a model's file is temporarily unreachable; Retry-After contains the delay before a retry, in seconds.");
        Examples.AddToAnswer(operation);
        switch (operation.OperationId)
        {
            case "predict":
                await AnswerEitherAsync(operation, context, "application/json", [typeof(PredictionDto), typeof(PredictionListDto)], cancellationToken);
                break;
            case "watchTrainingRun":
                await AnswerEitherAsync(operation, context, "text/event-stream", [typeof(EpochDto), typeof(TrainingRunDto), typeof(FittedCurveDto)], cancellationToken);
                break;
            default:
                break;
        }
    }

    private static void Complete(OpenApiRequestBody body, OpenApiOperation operation, OpenApiDocument document)
    {
        // The description generated here would be that of another parameter.
        body.Description = null;
        foreach (var (type, content) in body.Content!) Examples.AddToBody(operation.OperationId!, type, (OpenApiMediaType)content);

        AddProblem(operation, document, StatusCodes.Status400BadRequest, "The body is malformed, or a value in it is invalid.");
        AddProblem(operation, document, StatusCodes.Status413PayloadTooLarge, "The body or the requested result exceeds a limit of the server.");
        AddProblem(operation, document, StatusCodes.Status415UnsupportedMediaType, "The media type of the body is not listed, or the body has a Content-Encoding.");
    }

    private static void TakesKey(OpenApiOperation operation, OpenApiDocument document)
    {
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = Idempotency.Header,
            In = ParameterLocation.Header,
            Description = "Unique key of the write, chosen by the client. A repeated write with the same key is not executed again and returns the first response.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = Idempotency.MaxKeyLength },
        });
        AddProblem(operation, document, StatusCodes.Status400BadRequest, "The idempotency key is empty or too long, or the request is invalid.");
        AddProblem(operation, document, StatusCodes.Status409Conflict, "A request with this idempotency key is in progress, or the current state does not allow the operation.");
        AddProblem(operation, document, StatusCodes.Status422UnprocessableEntity, "The idempotency key was used for another request.");
        AddProblem(operation, document, StatusCodes.Status507InsufficientStorage, "The disk is full, or the storage limit is reached; nothing was stored.");
    }

    private static void AsksForScope(OpenApiOperation operation, OpenApiDocument document, AccessScope scope)
    {
        AddProblem(operation, document, StatusCodes.Status401Unauthorized, "The server requires authentication, and the caller sent no valid API key or token.");
        AddProblem(operation, document, StatusCodes.Status403Forbidden, $"The caller lacks the scope '{JsonNamingPolicy.CamelCase.ConvertName(scope.ToString())}', or its API key is for another dataset.");
        AddProblem(operation, document, StatusCodes.Status429TooManyRequests, "The caller exceeds the rate limit, or sent too many wrong keys; Retry-After contains the delay before a retry, in seconds.");
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(OpenApiSetup.Bearer, document)] = [] }];
    }

    private static void AddProblem(OpenApiOperation operation, OpenApiDocument document, int status, string description) =>
        (operation.Responses ??= []).TryAdd($"{status}", new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType> { [Problem] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemDetails), document) } },
        });

    private static async Task AnswerEitherAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, string mediaType, Type[] types, CancellationToken cancellationToken)
    {
        var document = context.Document!;
        List<IOpenApiSchema> alternatives = [];
        foreach (var type in types)
        {
            document.AddComponent(type.Name, await context.GetOrCreateSchemaAsync(type, cancellationToken: cancellationToken));
            alternatives.Add(new OpenApiSchemaReference(type.Name, document));
        }

        operation.Responses!["200"].Content![mediaType].Schema = new OpenApiSchema { OneOf = alternatives };
    }
}
