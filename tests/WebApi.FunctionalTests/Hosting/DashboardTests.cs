using System.Text.Json;
using System.Text.RegularExpressions;
using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Hosting;

/// <summary>A panel stays empty without a message if no server exports its metric.</summary>
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
        // The duration of a request is recorded when it has ended, and reading the metrics is such a request.
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

    [Fact]
    public async Task An_idle_server_that_only_answers_is_in_the_dashboards_lists()
    {
        using var storage = new TestStorage("PostgreSql");
        using var server = await ServerProcess.StartAsync([.. storage.Settings, new("Role", "Api")]);
        var samples = (await server.Client.Get("/metrics")).Body.Split('\n');
        using var dashboard = Dashboard();
        var lists = dashboard.RootElement.GetProperty("templating").GetProperty("list").EnumerateArray()
            .Where(variable => variable.GetProperty("type").GetString() == "query")
            .Select(variable => variable.GetProperty("query").GetProperty("query").GetString()!).ToList();
        lists.Count.ShouldBe(2);
        foreach (var list in lists)
        {
            var metric = ListedMetric().Match(list).Groups["metric"].Value;
            samples.ShouldContain(sample => sample.StartsWith($"{metric}{{", StringComparison.Ordinal), list);
        }
    }

    private static JsonDocument Dashboard() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root(), "deploy", "grafana", "regressor.json")));

    /// <summary>Returns all queries of all panels.</summary>
    private static List<string> Expressions()
    {
        using var dashboard = Dashboard();
        return
        [
            .. dashboard.RootElement.GetProperty("panels").EnumerateArray()
                .Where(panel => panel.GetProperty("type").GetString() != "row")
                .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
                .Select(target => target.GetProperty("expr").GetString()!),
        ];
    }

    /// <summary>In the dashboard, labels in braces follow every metric and nothing else.</summary>
    [GeneratedRegex(@"(?<metric>\w+)\{(?<labels>[^}]*)\}")]
    private static partial Regex Selector();

    [GeneratedRegex(@"^label_values\((?<metric>\w+)")]
    private static partial Regex ListedMetric();

    [GeneratedRegex("(?<name>\\w+)(=~|!~|!=|=)\"")]
    private static partial Regex Label();
}
