using System.Net.Mime;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Regressor.WebApi.OpenApi;

/// <summary>
/// Example bodies that share one scenario, flats and their rents, and for classes another: customers who leave. A test sends them to a server.
/// </summary>
internal static class Examples
{
    private const string Json = MediaTypeNames.Application.Json;
    private const string Csv = MediaTypeNames.Text.Csv;

    private static readonly Dictionary<(string Operation, string Type), string> Bodies = new()
    {
        [("createDataset", Json)] =
            """{"name": "Flats", "inputs": [{"name": "size", "kind": "numeric", "unit": "m²"}, {"name": "kind", "kind": "categorical"}], "target": {"name": "rent", "unit": "€"}}""",
        [("addExample", Json)] = """{"x": {"size": 54, "kind": "loft"}, "y": 820}""",
        [("correctExample", Json)] = """{"x": {"size": 54, "kind": "loft"}, "y": 840}""",
        [("changeExample", Json)] = """{"exclude": "measured twice"}""",
        [("changeExamples", Json)] = """{"include": true}""",
        [("importExamples", Csv)] = "size,kind,rent\n54,loft,820\n31,studio,610\n",
        [("importDataset", Csv)] = "size,kind,rent\n54,loft,820\n31,studio,610\n",
        [("startTraining", Json)] = """{"epochs": 100, "members": 4}""",
        [("predict", Json)] = """{"x": {"size": 54, "kind": "loft"}, "confidence": 0.8}""",
        [("predictBatch", Csv)] = "size,kind\n54,loft\n31,studio\n",
        [("previewBatch", Csv)] = "size,kind\n54,loft\n31,studio\n",
        [("createApiKey", Json)] = """{"name": "Rents, nightly", "scope": "admin"}""",
        [("loadSampleByCode", Json)] = """{"name": "Bicycles by the hour"}""",
        [("duplicateDataset", Json)] = """{"name": "Flats, without outliers"}""",
        [("renameDataset", Json)] = """{"name": "Flats in town"}""",
    };

    private static readonly Dictionary<(string Operation, string Type), string> ClassBodies = new()
    {
        [("createDataset", Json)] =
            """{"name": "Customers", "inputs": [{"name": "months", "kind": "numeric"}, {"name": "plan", "kind": "categorical"}], "target": {"name": "left", "kind": "categorical"}}""",
        [("addExample", Json)] = """{"x": {"months": 3, "plan": "basic"}, "y": "yes"}""",
        [("correctExample", Json)] = """{"x": {"months": 3, "plan": "basic"}, "y": "no"}""",
        [("importExamples", Csv)] = "months,plan,left\n3,basic,yes\n45,plus,no\n",
        [("importDataset", Csv)] = "months,plan,left\n3,basic,yes\n45,plus,no\n",
        [("predict", Json)] = """{"x": {"months": 3, "plan": "basic"}}""",
        [("predictBatch", Csv)] = "months,plan\n3,basic\n45,plus\n",
        [("previewBatch", Csv)] = "months,plan\n3,basic\n45,plus\n",
        [("renameDataset", Json)] = """{"costs": {"matrix": {"yes": {"no": 50}, "no": {"yes": 20}}, "ask": 5}}""",
    };

    private static readonly Dictionary<string, string> Answers = new()
    {
        ["predict"] = """{"y": 823.4, "interval": {"lower": 771.2, "upper": 869.5, "confidence": 0.8, "cutAtZero": false}, "disagreement": 12.1, "modelVersion": 1, "warnings": [], "covered": true}""",
        ["getTrainingRun"] = Succeeded("""{"mae": 41.2, "quality": "good", "accuracy": null, "logLoss": null}"""),
    };

    private static readonly Dictionary<string, string> ClassAnswers = new()
    {
        ["predict"] = """{"task": "classification", "y": "yes", "interval": null, "probabilities": {"no": 0.18, "yes": 0.82}, "set": {"classes": ["yes"], "confidence": 0.9}, "decision": {"answer": "yes", "expectedCost": 3.6}, "disagreement": 0.04, "modelVersion": 1, "warnings": [], "covered": true}""",
        ["getTrainingRun"] = Succeeded("""{"mae": null, "quality": "fair", "accuracy": 0.87, "logLoss": 0.31}"""),
    };

    /// <summary>Adds the examples of a request's body, as far as there are any.</summary>
    public static void AddToBody(string operation, string type, OpenApiMediaType content) =>
        Add(content, type, Bodies.GetValueOrDefault((operation, type)), ClassBodies.GetValueOrDefault((operation, type)));

    /// <summary>Adds the examples of a successful response, as far as there are any.</summary>
    public static void AddToAnswer(OpenApiOperation operation)
    {
        if (Answers.TryGetValue(operation.OperationId!, out var answer))
            Add((OpenApiMediaType)operation.Responses!["200"].Content![Json], Json, answer, ClassAnswers.GetValueOrDefault(operation.OperationId!));
    }

    private static void Add(OpenApiMediaType content, string type, string? regression, string? classification)
    {
        if (regression is null) return;
        if (classification is null)
        {
            content.Example = Node(regression);
        }
        else
        {
            content.Examples = new Dictionary<string, IOpenApiExample>
            {
                ["regression"] = new OpenApiExample { Summary = "The target is a number.", Value = Node(regression) },
                ["classification"] = new OpenApiExample { Summary = "The target is a class.", Value = Node(classification) },
            };
        }

        JsonNode? Node(string example) => type == Json ? JsonNode.Parse(example) : JsonValue.Create(example);
    }

    private static string Succeeded(string result) =>
        $$"""{"id": "0193e0a0-0000-7000-8000-000000000001", "status": "succeeded", "progress": null, "modelVersion": 1, "error": null, "options": {"epochs": 100, "members": 4}, "createdAt": "2026-01-02T03:04:05Z", "startedAt": "2026-01-02T03:04:06Z", "finishedAt": "2026-01-02T03:04:09Z", "activation": {"activated": true, "reason": "first"}, "finishRequested": false, "references": null, "result": {{result}}, "failure": null}""";
}
