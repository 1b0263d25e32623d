using System.Text.Json;
using System.Text.RegularExpressions;

namespace Regressor.WebApi.FunctionalTests;

/// <summary>A panel whose metric no server exports stays empty without a word.</summary>
[Collection(ServerProcess.Tests)]
public sealed partial class DashboardTests : IDisposable
{
    private readonly TestStorage _storage = new("Sqlite");

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task Every_metric_and_label_of_the_dashboard_is_exported()
    {
        using var server = await ServerProcess.StartAsync(_storage.Settings);
        var line = await server.Client.CreateLineAsync(examples: 20);
        await server.Client.TrainAsync(line, new { epochs = 2, members = 2 });
        (await server.Client.Post($"{line}/predictions", new { x = 1 })).Status.ShouldBe(200);
        (await server.Client.Get("/api/datasets/none")).Status.ShouldBe(404);
        // A request's time is counted when it has ended, and the first look at the metrics is one of these.
        await server.Client.Get("/metrics");
        var samples = (await server.Client.Get("/metrics")).Body.Split('\n');

        var selectors = Expressions().SelectMany(expression => Selector().Matches(expression)).ToList();
        selectors.Count.ShouldBeGreaterThan(20);
        foreach (var selector in selectors)
        {
            var labels = Label().Matches(selector.Groups["labels"].Value).Select(label => label.Groups["name"].Value).Except(["job", "instance"]);
            samples.ShouldContain(
                sample => sample.StartsWith($"{selector.Groups["metric"].Value}{{", StringComparison.Ordinal) && labels.All(label => sample.Contains($"{label}=\"", StringComparison.Ordinal)),
                selector.Value);
        }
    }

    /// <summary>All queries of all panels.</summary>
    private static List<string> Expressions()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(OpenApiTests.RepositoryRoot(), "deploy", "grafana", "regressor.json")));
        return
        [
            .. dashboard.RootElement.GetProperty("panels").EnumerateArray()
                .Where(panel => panel.GetProperty("type").GetString() != "row")
                .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
                .Select(target => target.GetProperty("expr").GetString()!),
        ];
    }

    /// <summary>In the dashboard every metric is followed by its labels in braces; nothing else is.</summary>
    [GeneratedRegex(@"(?<metric>\w+)\{(?<labels>[^}]*)\}")]
    private static partial Regex Selector();

    [GeneratedRegex("(?<name>\\w+)(=~|!~|!=|=)\"")]
    private static partial Regex Label();
}
