using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Regressor.Application;
using Regressor.Application.Predictions;
using Regressor.Application.Training;
using Regressor.Domain.Datasets;
using Regressor.WebApi.Endpoints;

namespace Regressor.WebApi.OpenApi;

/// <summary>Says in the OpenAPI document what types alone do not say.</summary>
internal static class OpenApiSetup
{
    private const JsonSchemaType InputValueTypes = JsonSchemaType.Number | JsonSchemaType.String | JsonSchemaType.Null;

    public static IServiceCollection AddRegressorOpenApi(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Regressor";
            document.Info.Description = "Collect examples ⟨x, y⟩, train a neural network on them, predict y for a new x with an interval.";

            // The address it is fetched from says nothing about the address it is used at.
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Describe(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, cancellationToken) => operation.OperationId switch
        {
            "predict" => AnswerEitherAsync(operation, context, "application/json", [typeof(PredictionDto), typeof(PredictionListDto)], cancellationToken),
            "watchTrainingRun" => AnswerEitherAsync(operation, context, "text/event-stream", [typeof(EpochDto), typeof(TrainingRunDto), typeof(FittedCurveDto)], cancellationToken),
            _ => Task.CompletedTask,
        });
    });

    private static void Describe(OpenApiSchema schema, Type type)
    {
        if (type == typeof(GivenInputs))
        {
            DescribeGivenInputs(schema);
        }
        else if (type == typeof(IReadOnlyList<GivenInputs>))
        {
            DescribeGivenInputs((OpenApiSchema)(schema.Items = new OpenApiSchema()));
        }
        else if (type == typeof(Stream))
        {
            (schema.Type, schema.Format) = (JsonSchemaType.String, "binary");
        }
        else if (type == typeof(IReadOnlyList<InputValue>))
        {
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.String };
        }
        else if (type == typeof(IReadOnlyDictionary<string, InputValue>))
        {
            schema.AdditionalProperties = new OpenApiSchema { Type = InputValueTypes };
        }
        else if (!type.Name.EndsWith("Request", StringComparison.Ordinal))
        {
            // Only requests are closed: answers may get more fields.
            schema.AdditionalPropertiesAllowed = true;
        }
    }

    private static void DescribeGivenInputs(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.Object | JsonSchemaType.Number | JsonSchemaType.String;
        schema.Description = "A value by input column; a bare value where the dataset has one input.";
        schema.AdditionalProperties = new OpenApiSchema { Type = InputValueTypes };
    }

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
