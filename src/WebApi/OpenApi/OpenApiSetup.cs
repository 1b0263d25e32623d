using Microsoft.OpenApi;
using Regressor.Application;
using Regressor.Domain.Datasets;

namespace Regressor.WebApi.OpenApi;

internal static class OpenApiSetup
{
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
            if (context.JsonTypeInfo.Type == typeof(InputValue)) Describe(schema, InputValueTypes, "A number, a category, or null where it is missing.");
            if (context.JsonTypeInfo.Type == typeof(GivenInputs))
            {
                Describe(schema, InputValueTypes | JsonSchemaType.Object, "A value by input column; a bare value where the dataset has one input.");
                schema.AdditionalProperties = new OpenApiSchema { Type = InputValueTypes };
            }

            return Task.CompletedTask;
        });
    });

    private const JsonSchemaType InputValueTypes = JsonSchemaType.Number | JsonSchemaType.String | JsonSchemaType.Null;

    private static void Describe(OpenApiSchema schema, JsonSchemaType type, string description)
    {
        schema.Type = type;
        schema.Properties?.Clear();
        schema.Required?.Clear();
        schema.Description = description;
    }
}
