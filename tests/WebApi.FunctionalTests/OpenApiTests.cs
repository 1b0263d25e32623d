using System.Text.Json;
using System.Text.Json.Nodes;

namespace Regressor.WebApi.FunctionalTests;

public class OpenApiTests
{
    /// <summary>The page's client is made from the committed document: when this fails, run the test with UPDATE_OPENAPI=1 and look at the difference.</summary>
    [Fact]
    public async Task The_committed_document_is_what_the_server_says()
    {
        await using var server = new TestServer();
        var said = JsonNode.Parse((await server.Client.Get("/openapi/v1.json")).Body)!.ToJsonString(Indented) + "\n";
        var committed = Path.Combine(RepositoryRoot(), "src", "WebUi", "openapi.json");
        if (Environment.GetEnvironmentVariable("UPDATE_OPENAPI") == "1") await File.WriteAllTextAsync(committed, said);
        said.ShouldBe(await File.ReadAllTextAsync(committed));
    }

    [Fact]
    public async Task Every_operation_has_a_name_a_summary_and_its_errors()
    {
        await using var server = new TestServer();
        var paths = JsonNode.Parse((await server.Client.Get("/openapi/v1.json")).Body)!["paths"]!.AsObject();
        var operations = paths.SelectMany(path => path.Value!.AsObject().Where(item => item.Key != "parameters").Select(item => item.Value!)).ToList();
        operations.Count.ShouldBe(33);
        operations.ShouldAllBe(operation => operation["operationId"] != null && operation["summary"] != null);
        operations.Select(operation => operation["operationId"]!.ToString()).Distinct().Count().ShouldBe(operations.Count);

        // Who asks for the settings can do nothing wrong.
        operations.Where(operation => !operation["responses"]!.AsObject().Any(response => response.Key.StartsWith('4')))
            .Select(operation => operation["operationId"]!.ToString()).ShouldBe(["getSettings"]);
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

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Regressor.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
