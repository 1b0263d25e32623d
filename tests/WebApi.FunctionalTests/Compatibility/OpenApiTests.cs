using System.Text.Json;
using System.Text.Json.Nodes;

namespace Regressor.WebApi.FunctionalTests.Compatibility;

public class OpenApiTests
{
    /// <summary>The page's client is generated from the committed document. If this fails, run the test with UPDATE_OPENAPI=1 and review the difference.</summary>
    [Fact]
    public async Task The_committed_document_matches_the_server()
    {
        await using var server = new TestServer();
        var said = JsonNode.Parse((await server.Client.Get("/openapi/v1.json")).Body)!.ToJsonString(Indented) + "\n";
        var committed = Path.Combine(Repository.Root(), "src", "WebUi", "openapi.json");
        if (Environment.GetEnvironmentVariable("UPDATE_OPENAPI") == "1") await File.WriteAllTextAsync(committed, said);
        said.ShouldBe(await File.ReadAllTextAsync(committed));
    }

    [Fact]
    public async Task Every_operation_has_a_name_a_summary_and_its_errors()
    {
        await using var server = new TestServer();
        var paths = JsonNode.Parse((await server.Client.Get("/openapi/v1.json")).Body)!["paths"]!.AsObject();
        var operations = paths.SelectMany(path => path.Value!.AsObject().Where(item => item.Key != "parameters").Select(item => item.Value!)).ToList();
        operations.ShouldNotBeEmpty();
        operations.ShouldAllBe(operation => operation["operationId"] != null && operation["summary"] != null);
        operations.Select(operation => operation["operationId"]!.ToString()).Distinct().Count().ShouldBe(operations.Count);

        // Reading the session has no error responses.
        operations.Where(operation => !operation["responses"]!.AsObject().Any(response => response.Key.StartsWith('4')))
            .Select(operation => operation["operationId"]!.ToString()).ShouldBe(["getSession", "signOut"]);
    }

    [Fact]
    public async Task Every_operation_documents_its_common_errors_and_its_scope()
    {
        await using var server = new TestServer();
        var document = JsonNode.Parse((await server.Client.Get("/openapi/v1.json")).Body)!;
        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => operation.Value!))
            .ToDictionary(operation => operation["operationId"]!.ToString());
        string[] Without(string status, Func<JsonNode, bool> which) =>
            [.. operations.Where(operation => which(operation.Value) && operation.Value["responses"]![status] is null).Select(operation => operation.Key)];

        Without("503", _ => true).ShouldBe(["getSettings", "signOut"], ignoreOrder: true);
        Without("400", operation => operation["requestBody"] is not null).ShouldBeEmpty();
        Without("400", operation => operation["parameters"]?.AsArray().Any(parameter => parameter!["name"]?.ToString() == "Idempotency-Key") is true).ShouldBeEmpty();
        operations.Where(operation => operation.Value["security"] is null).ShouldBeEmpty();
        operations.Where(operation => operation.Value["security"]!.AsArray().Count == 0).Select(operation => operation.Key)
            .ShouldBe(["getSession", "signIn", "signInByProvider", "signOut"], ignoreOrder: true);
        document["servers"]![0]!["url"]!.ToString().ShouldBe("/");
    }

    [Theory]
    [InlineData("regression", "flats", "rent")]
    [InlineData("classification", "customers", "left")]
    public async Task The_examples_of_requests_are_accepted(string task, string dataset, string target)
    {
        await using var server = new TestServer();
        var paths = JsonNode.Parse((await server.Client.Get("/openapi/v1.json")).Body)!["paths"]!.AsObject();
        var story = new[] { "createDataset", "addExample", "correctExample", "changeExample", "changeExamples", "importExamples", "importDataset", "startTraining", "renameDataset", "createApiKey" };
        var operations = paths.SelectMany(path => path.Value!.AsObject().Select(operation => (Path: path.Key, Method: operation.Key, Operation: operation.Value!)))
            .ToDictionary(operation => operation.Operation["operationId"]!.ToString());
        foreach (var id in story)
        {
            var (path, method, operation) = operations[id];
            var (type, body) = operation["requestBody"]!["content"]!.AsObject().First(content => (content.Value!["example"] ?? content.Value["examples"]) != null);
            var address = path.Replace("{dataset}", dataset).Replace("{id}", "1") + (id == "importDataset" ? $"?name=More&target={target}" : "");
            var example = body!["example"] ?? body["examples"]![task]!["value"]!;
            using var content = new StringContent(type == "text/csv" ? example.GetValue<string>() : example.ToJsonString(), System.Text.Encoding.UTF8, type);
            using var request = new HttpRequestMessage(HttpMethod.Parse(method), address) { Content = content };
            using var answer = await server.Client.SendAsync(request);

            ((int)answer.StatusCode).ShouldBeInRange(200, 202, $"{id}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    [Fact]
    public async Task The_reference_can_be_browsed()
    {
        await using var server = new TestServer();
        var page = await server.Client.Get("/scalar/");
        page.Status.ShouldBe(200);
        page.MediaType.ShouldBe("text/html");
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
