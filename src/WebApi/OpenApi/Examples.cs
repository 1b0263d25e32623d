namespace Regressor.WebApi.OpenApi;

/// <summary>Example bodies that share one scenario: flats and their rents. A test sends them to a server in this order.</summary>
internal static class Examples
{
    private const string Json = "application/json";
    private const string Csv = "text/csv";

    public static readonly IReadOnlyDictionary<(string Operation, string Type), string> Bodies = new Dictionary<(string Operation, string Type), string>
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

    public static readonly IReadOnlyDictionary<string, string> Answers = new Dictionary<string, string>
    {
        ["predict"] = """{"y": 823.4, "interval": {"lower": 771.2, "upper": 869.5, "confidence": 0.8, "cutAtZero": false}, "disagreement": 12.1, "modelVersion": 1, "warnings": [], "covered": true}""",
    };
}
