using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Regressor.Application;
using Regressor.Application.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;

namespace Regressor.WebApi.OpenApi;

/// <summary>Adds to the OpenAPI document what types alone cannot express.</summary>
internal static class OpenApiSetup
{
    /// <summary>Name of the security scheme.</summary>
    public const string Bearer = "bearer";

    private const JsonSchemaType InputValueTypes = JsonSchemaType.Number | JsonSchemaType.String | JsonSchemaType.Null;

    private const string JsonType = "application/json; charset=utf-8";

    public static void MapRegressorOpenApi(this IEndpointRouteBuilder app)
    {
        // Cached: the document takes a tenth of a second to create, and is the same for all callers while the server runs.
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
        // HEAD operations are omitted: they match GET.
        options.ShouldInclude = static operation => operation.HttpMethod != HttpMethods.Head;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Regressor";
            document.Info.Description = "Collects examples ⟨x, y⟩, trains a neural network on them, and predicts y with an interval for a new x.";

            // Relative, because the document may be fetched through the address of a proxy or a test.
            document.Servers = [new OpenApiServer { Url = "/", Description = "Server that this document was downloaded from" }];
            Requests.Tidy(document);
            document.AddComponent(Bearer, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "API key, 'rgr_…', or token of the OpenID Connect provider that the server trusts. Not required while the server has no key.",
            });
            return Task.CompletedTask;
        });

        // Names the type of the columns' values, so that a client can have a type of its own for it.
        options.CreateSchemaReferenceId = type =>
            type.Type == typeof(IReadOnlyDictionary<string, ColumnValue>) ? "InputValues"
            : type.Type == typeof(ColumnType) ? "ColumnKind"
            : type.Type == typeof(TrainingOptions) ? "TrainingOptionsDto"
            : type.Type == typeof(ColumnValue) || type.Type == typeof(ColumnValue?) || type.Type == typeof(ClassProbabilities) ? null
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Describe(schema, context.JsonTypeInfo.Type);
            if (context.JsonPropertyInfo is { } property) LimitsTransformer.Describe(schema, property.DeclaringType, property.Name);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(Operations.CompleteAsync);
    });

    private static void Describe(OpenApiSchema schema, Type type)
    {
        // A response contains all options, although none is required in a request.
        if (type == typeof(TrainingOptions)) schema.Required = schema.Properties?.Keys.ToHashSet();
        if (type == typeof(GivenInputs))
        {
            // Only the description mentions bare values: a union here would make every generated client worse.
            schema.Type = JsonSchemaType.Object;
            schema.Description = "Value for each column; an omitted column is missing. A dataset with one column also accepts its value alone.";
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
        else if (type == typeof(PredictionTask))
        {
            (schema.Type, schema.Description) = (JsonSchemaType.String, null);
            schema.Enum = [.. PredictionTasks.All.Select(known => JsonValue.Create(known.Name))];
        }
        else if (type == typeof(ColumnValue) || type == typeof(ColumnValue?))
        {
            schema.Type = JsonSchemaType.Number | JsonSchemaType.String;
        }
        else if (type == typeof(ClassProbabilities))
        {
            schema.Type = JsonSchemaType.Object;
            schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Number, Format = "double" };
        }
        else if (type == typeof(IReadOnlyList<ColumnValue>))
        {
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.String };
        }
        else if (type == typeof(IReadOnlyDictionary<string, ColumnValue>))
        {
            schema.Description = "Value for each column; null where it is missing.";
            schema.AdditionalProperties = new OpenApiSchema { Type = InputValueTypes };
        }
        else if (!type.Name.EndsWith("Request", StringComparison.Ordinal))
        {
            // Only requests are closed: responses may gain fields.
            schema.AdditionalPropertiesAllowed = true;
        }
    }
}
