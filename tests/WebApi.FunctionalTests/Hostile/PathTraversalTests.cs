using System.Text;
using Regressor.WebApi.FunctionalTests.Fuzzing;
using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Hostile;

/// <summary>No address reads a file outside the page's, and no name from a caller becomes part of a path.</summary>
[Collection(ServerProcess.Tests)]
public sealed class PathTraversalTests(PathTraversalTests.Running running) : IClassFixture<PathTraversalTests.Running>
{
    private HttpClient Client => running.Server.Client;

    [Theory]
    [InlineData("/appsettings.json")]
    [InlineData("//appsettings.json")]
    [InlineData("/../appsettings.json")]
    [InlineData("/./../appsettings.json")]
    [InlineData("/..%2fappsettings.json")]
    [InlineData("/%2e%2e/appsettings.json")]
    [InlineData("/%2e%2e%2fappsettings.json")]
    [InlineData("/..%5cappsettings.json")]
    [InlineData("/..\\appsettings.json")]
    [InlineData("/%252e%252e%252fappsettings.json")]
    [InlineData("/%c0%ae%c0%ae/appsettings.json")]
    [InlineData("/....//appsettings.json")]
    [InlineData("/..;/appsettings.json")]
    [InlineData("/scalar/../appsettings.json")]
    [InlineData("/scalar/..%2f..%2fappsettings.json")]
    [InlineData("/openapi/..%2f..%2fappsettings.json")]
    [InlineData("/api/datasets/..%2f..%2f..%2fappsettings.json")]
    [InlineData("/Regressor.WebApi.dll")]
    [InlineData("/Regressor.WebApi.runtimeconfig.json")]
    [InlineData("/data/regressor.db")]
    [InlineData("/..%2fregressor.db")]
    [InlineData("/%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("/../../../../../../etc/passwd")]
    public async Task No_address_leads_out_of_the_pages_files(string target)
    {
        var request = Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        var answer = await RawHttp.SendAsync(Client.BaseAddress!.Port, request, hangUp: false);

        // A path without a file extension may be a route of the page, so the page is returned.
        if (answer.Status == 200) answer.MediaType.ShouldBe("text/html");
        else answer.Status.ShouldBeOneOf(400, 404);
        foreach (var secret in new[] { "LogLevel", "runtimeOptions", "SQLite format", "root:", "This program cannot" }) answer.Body.ShouldNotContain(secret);
    }

    [Theory]
    [InlineData("../../escaped")]
    [InlineData("..\\..\\escaped")]
    [InlineData("/tmp/escaped")]
    [InlineData("%2e%2e%2fescaped")]
    [InlineData("escaped/../../x")]
    [InlineData("..")]
    [InlineData("con: \"quoted\"; filename=x")]
    public async Task A_name_of_a_dataset_never_becomes_part_of_a_path(string name)
    {
        var dataset = await Client.CreateLineAsync(name);
        dataset.ShouldMatch("^/api/datasets/[a-z0-9-]+$");
        (await Client.PostModel(dataset, running.Checkpoint)).Status.ShouldBe(201);
        using var exported = await Client.GetAsync(new Uri($"{dataset}/examples/export", UriKind.Relative));
        exported.Content.Headers.ContentDisposition!.FileName!.ShouldMatch("^[a-z0-9-]+[.]csv$");
        using var model = await Client.GetAsync(new Uri($"{dataset}/models/1/checkpoint", UriKind.Relative));
        model.Content.Headers.ContentDisposition!.FileName!.ShouldMatch("^[a-z0-9-]+-v1[.]safetensors$");
        EveryFileIsWhereItBelongs();
        (await Client.DeletePermanently(dataset)).Status.ShouldBe(204);
    }

    [Fact]
    public async Task The_content_of_a_checkpoint_never_becomes_part_of_a_path()
    {
        var parts = new CheckpointBytes(running.Checkpoint);
        parts.Manifest["dataset"]!["slug"] = "../../../escaped";
        parts.Manifest["dataset"]!["name"] = "../../../escaped";
        var taken = await Client.PostModel("/api/datasets/line", parts.ToFile());
        taken.Status.ShouldBe(201, taken.Body);
        EveryFileIsWhereItBelongs();
    }

    /// <summary>Model files are named by the dataset's id and the version; nothing else is named after anything.</summary>
    private void EveryFileIsWhereItBelongs()
    {
        var folder = running.Storage.DataDirectory;
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).ToList();
        files.ShouldContain(file => file.StartsWith("models/", StringComparison.Ordinal));
        files.Where(file => file.StartsWith("models/", StringComparison.Ordinal)).ShouldAllBe(file => System.Text.RegularExpressions.Regex.IsMatch(file, "^models/[0-9a-f]{32}/[0-9]+[.]safetensors$"));
        files.ShouldAllBe(file => !file.Contains("escaped", StringComparison.Ordinal) || file.StartsWith("tensorboard/", StringComparison.Ordinal));
        Directory.GetFileSystemEntries(Path.GetDirectoryName(folder)!, "*escaped*").ShouldBeEmpty();
    }

    /// <summary>One server with one small model for all tests.</summary>
    public sealed class Running : IAsyncLifetime
    {
        internal TestStorage Storage { get; } = new("Sqlite");

        internal ServerProcess Server { get; private set; } = null!;

        internal byte[] Checkpoint { get; private set; } = [];

        public async Task InitializeAsync()
        {
            Server = await ServerProcess.StartAsync(Storage.Settings);
            var line = await Server.Client.CreateLineAsync(examples: 30);
            await Server.Client.TrainAsync(line, new { epochs = 2, members = 2 });
            Checkpoint = await Server.Client.CheckpointAsync(line, 1);
        }

        public Task DisposeAsync()
        {
            Server.Dispose();
            Storage.Dispose();
            return Task.CompletedTask;
        }
    }
}
