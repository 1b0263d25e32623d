using Microsoft.OpenApi;
using Regressor.Application;
using Regressor.WebApi.Endpoints;

namespace Regressor.WebApi.OpenApi;

/// <summary>Shapes the schemas of requests for clients.</summary>
internal static class Requests
{
    public static void Tidy(OpenApiDocument document)
    {
        foreach (var (name, schema) in document.Components!.Schemas!)
        {
            if (schema is OpenApiSchema { Enum.Count: > 0 } choice) LeaveOutNull(choice);
            if (name.EndsWith("Request", StringComparison.Ordinal) || name.StartsWith("New", StringComparison.Ordinal)) RequireValues(schema);
        }

        // A reference; the document's writer would otherwise inline the schema.
        var x = new OpenApiSchemaReference(nameof(GivenInputs), document);
        var predict = document.Components.Schemas[nameof(PredictRequest)].Properties!;
        predict["x"] = x;
        ((OpenApiSchema)predict["xs"]).Items = x;
        ((OpenApiSchema)predict["above"]).Type = JsonSchemaType.Array | JsonSchemaType.Null;
        ((OpenApiSchema)predict["above"]).Items = new OpenApiSchema { Type = JsonSchemaType.Number, Format = "double" };
        if (predict["quantiles"] is OpenApiSchema { Items: OpenApiSchema probability }) (probability.ExclusiveMinimum, probability.ExclusiveMaximum) = ("0", "1");
        var change = document.Components.Schemas[nameof(ChangeExamplesRequest)].Properties!;
        change["x"] = x;
        ((OpenApiSchema)change["y"]).Type |= JsonSchemaType.Null;
        foreach (var request in (string[])[nameof(ExampleRequest), nameof(ChangeExamplesRequest)]) document.Components.Schemas[request].Properties!["kept"] = x;
        AllowNull(document.Components.Schemas[nameof(TrainRequest)].Properties!);

        // The schema of a single value, which is never null, has replaced that of the values in the map.
        ((OpenApiSchema)document.Components.Schemas["InputValues"].AdditionalProperties!).Type |= JsonSchemaType.Null;
    }

    /// <summary>The properties say whether null is allowed; among an enumeration's values, generated clients take it for a text.</summary>
    private static void LeaveOutNull(OpenApiSchema enumeration)
    {
        enumeration.Type = JsonSchemaType.String;
        enumeration.Enum = [.. enumeration.Enum!.Where(value => value is not null && !value.IsJsonNullSentinel())];
    }

    /// <summary>Allows null for enumerations: their schemas lack it where the property that describes them is never null.</summary>
    private static void AllowNull(IDictionary<string, IOpenApiSchema> options)
    {
        foreach (var (name, choice) in options.Where(option => option.Value is OpenApiSchemaReference).ToList())
            options[name] = new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, choice] };
    }

    /// <summary>
    /// Disallows null for required values. They may be null in our types, so that a validator can report what is missing; a client must not
    /// send null.
    /// </summary>
    private static void RequireValues(IOpenApiSchema request)
    {
        foreach (var field in request.Required ?? Enumerable.Empty<string>())
        {
            var schema = (OpenApiSchema)request.Properties![field];
            if (schema.OneOf is [_, { } value] && schema.OneOf[0].Type == JsonSchemaType.Null) request.Properties[field] = value;
            else schema.Type &= ~JsonSchemaType.Null;
        }
    }
}
