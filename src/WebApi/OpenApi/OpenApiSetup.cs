using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Regressor.Application;
using Regressor.Domain.Training;

namespace Regressor.WebApi.OpenApi;

/// <summary>Says in the OpenAPI document what types alone do not say.</summary>
internal static class OpenApiSetup
{
    /// <summary>How callers say who they are.</summary>
    public const string Bearer = "bearer";

    private const JsonSchemaType InputValueTypes = JsonSchemaType.Number | JsonSchemaType.String | JsonSchemaType.Null;

    private const string JsonType = "application/json; charset=utf-8";

    public static void MapRegressorOpenApi(this IEndpointRouteBuilder app)
    {
        // It takes a tenth of a second to make, and is the same for everybody as long as the server runs.
        byte[]? json = null;
        app.MapMethods("/openapi/v1.json", [HttpMethods.Get, HttpMethods.Head], async ([FromKeyedServices("v1")] IOpenApiDocumentProvider documents, CancellationToken cancellationToken) =>
        {
            if (json is not null) return Results.Bytes(json, JsonType);
            using var written = new MemoryStream();
            await (await documents.GetOpenApiDocumentAsync(cancellationToken)).SerializeAsJsonAsync(written, OpenApiSpecVersion.OpenApi3_1, cancellationToken);
            return Results.Bytes(json = written.ToArray(), JsonType);
        }).ExcludeFromDescription();
    }

    public static IServiceCollection AddRegressorOpenApi(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        // That a HEAD is answered as a GET is goes without saying.
        options.ShouldInclude = static operation => operation.HttpMethod != HttpMethods.Head;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Regressor";
            document.Info.Description = "Collect examples ⟨x, y⟩, train a neural network on them, predict y for a new x with an interval.";

            // Relative: the address it is fetched from may be one of a proxy, or of a test.
            document.Servers = [new OpenApiServer { Url = "/", Description = "The server that this document comes from" }];
            Requests.Tidy(document);
            document.AddComponent(Bearer, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A key, 'rgr_…', or a token of the OpenID Connect provider that the server trusts. None is needed as long as the server has no key.",
            });
            return Task.CompletedTask;
        });

        // A name for what the columns make, so that a client can have a type of its own for it.
        options.CreateSchemaReferenceId = type =>
            type.Type == typeof(IReadOnlyDictionary<string, ColumnValue>) ? "InputValues"
            : type.Type == typeof(ColumnType) ? "ColumnKind"
            : type.Type == typeof(TrainingOptions) ? "TrainingOptionsDto"
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Describe(schema, context.JsonTypeInfo.Type);
            if (context.JsonPropertyInfo is { } property) Bounds.Describe(schema, property.DeclaringType, property.Name);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(Operations.CompleteAsync);
    });

    private static void Describe(OpenApiSchema schema, Type type)
    {
        // An answer has all options, although none must be given.
        if (type == typeof(TrainingOptions)) schema.Required = schema.Properties?.Keys.ToHashSet();
        if (type == typeof(GivenInputs))
        {
            // That a bare value is taken too is only said: a union here makes each generated client the poorer.
            schema.Type = JsonSchemaType.Object;
            schema.Description = "A value by column; a column that is left out is missing. Where there is one column, its value alone is taken too.";
            schema.AdditionalProperties = new OpenApiSchema { Type = InputValueTypes };
        }
        else if (type == typeof(Stream))
        {
            (schema.Type, schema.Format) = (JsonSchemaType.String, "binary");
        }
        else if (type.IsEnum)
        {
            schema.Type = JsonSchemaType.String;
        }
        else if (type == typeof(ColumnType))
        {
            (schema.Type, schema.Description) = (JsonSchemaType.String, null);
            schema.Enum = [.. ColumnTypes.All.Select(known => JsonValue.Create(known.Name))];
        }
        else if (type == typeof(IReadOnlyList<ColumnValue>))
        {
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.String };
        }
        else if (type == typeof(IReadOnlyDictionary<string, ColumnValue>))
        {
            schema.Description = "A value by column; null where it is missing.";
            schema.AdditionalProperties = new OpenApiSchema { Type = InputValueTypes };
        }
        else if (!type.Name.EndsWith("Request", StringComparison.Ordinal))
        {
            // Only requests are closed: answers may get more fields.
            schema.AdditionalPropertiesAllowed = true;
        }
    }
}
