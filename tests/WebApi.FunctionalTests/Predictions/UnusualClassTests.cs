using Regressor.Domain.Datasets;

namespace Regressor.WebApi.FunctionalTests.Predictions;

/// <summary>Classes with odd names, many of them, and hardly any rows, from the file to the predictions and back to a file.</summary>
public sealed class UnusualClassTests(UnusualClassTests.Trainer trainer) : IClassFixture<UnusualClassTests.Trainer>
{
    private static readonly string[] Odd = ["\"quoted\"", "🐧 penguin", "=1+1", "yes", "Yes", "two  blanks", "two blanks"];

    private HttpClient Client => trainer.Server.Client;

    [Fact]
    public async Task Odd_names_of_classes_survive_import_training_prediction_and_export()
    {
        var rows = Enumerable.Range(0, 140).Select(row => $"{10 * (row % Odd.Length)}.{row / Odd.Length},{Quoted(Odd[row % Odd.Length])}").ToList();
        var dataset = await TrainedAsync("odd", "x,label\n" + string.Join('\n', rows));
        (await ClassesAsync(dataset)).ShouldBe(Odd, ignoreOrder: true);

        foreach (var (index, name) in Odd.Index())
        {
            var answer = (await Client.Post($"{dataset}/predictions", new { x = (10 * index) + 0.9 })).Json;
            answer.GetProperty("y").GetString().ShouldBe(name);
            answer.GetProperty("probabilities").EnumerateObject().Select(item => item.Name).ShouldBe(Odd, ignoreOrder: true);
        }

        var predicted = (await Client.PostCsv($"{dataset}/predictions/batch", "x\n" + string.Join('\n', Odd.Select((_, index) => $"{10 * index}.9")))).Body;
        foreach (var (index, name) in Odd.Index()) predicted.ShouldContain($"\r\n{10 * index}.9,{Safe(name)},");

        var exported = (await Client.Get($"{dataset}/examples/export")).Body;
        exported.ShouldContain($",{Safe("=1+1")}");
        (await Client.PostCsv("/api/datasets/import?name=odd-again&target=label", exported)).Status.ShouldBe(201);
        (await ClassesAsync("/api/datasets/odd-again")).ShouldBe(Odd, ignoreOrder: true);
        (await Client.Get("/api/datasets/odd-again/examples/export")).Body.ShouldBe(exported);
    }

    [Fact]
    public async Task A_hundred_classes_are_trained_predicted_and_reported()
    {
        var rows = Enumerable.Range(0, 1000).Select(row => $"{row % 100}.{row / 100},c{row % 100}");
        var dataset = await TrainedAsync("hundred", "x,label\n" + string.Join('\n', rows));
        var answer = (await Client.Post($"{dataset}/predictions", new { x = 42.5 })).Json;
        var probabilities = answer.GetProperty("probabilities").EnumerateObject().Select(item => item.Value.GetDouble()).ToList();
        (probabilities.Count, probabilities.Min() > 0).ShouldBe((100, true));
        probabilities.Sum().ShouldBe(1, 1e-9);

        var classes = (await Client.Get($"{dataset}/models/1/report")).Json.GetProperty("classification");
        (classes.GetProperty("classes").GetArrayLength(), classes.GetProperty("confusion").GetArrayLength()).ShouldBe((100, 100));
        var csv = (await Client.PostCsv($"{dataset}/predictions/batch", "x\n42.5\n")).Body.Split("\r\n");
        csv[0].Split(',').Count(name => name.StartsWith("probability of ", StringComparison.Ordinal)).ShouldBe(100);
        csv[1].ShouldStartWith($"42.5,{answer.GetProperty("y").GetString()},");
    }

    [Fact]
    public async Task A_class_of_two_rows_is_trained_and_never_impossible()
    {
        var rows = Enumerable.Range(0, 100).Select(row => $"{row},{(row >= 98 ? "rare" : row % 2 == 0 ? "even" : "odd")}");
        var dataset = await TrainedAsync("rare", "x,label\n" + string.Join('\n', rows), testFraction: 0);
        var probabilities = (await Client.Post($"{dataset}/predictions", new { x = 3 })).Json.GetProperty("probabilities");
        probabilities.EnumerateObject().Select(item => item.Name).ShouldBe(["even", "odd", "rare"], ignoreOrder: true);
        probabilities.GetProperty("rare").GetDouble().ShouldBeInRange(1e-9, 0.5);
    }

    [Fact]
    public async Task A_class_that_occurs_only_in_the_test_part_is_improbable_and_never_impossible()
    {
        // Whether a row is tested follows from its content.
        var tested = Enumerable.Range(100, 1000).First(x =>
            DataSplit.PositionOf([ColumnValue.Of(x)], ColumnValue.Of("lonely"), DataSplit.SeedOf("lonely")) < 0.02);
        var rows = Enumerable.Range(0, 100).Select(row => $"{row},{(row % 2 == 0 ? "even" : "odd")}").Append($"{tested},lonely");
        var dataset = await TrainedAsync("lonely", "x,label\n" + string.Join('\n', rows));

        var probabilities = (await Client.Post($"{dataset}/predictions", new { x = 3 })).Json.GetProperty("probabilities");
        probabilities.GetProperty("lonely").GetDouble().ShouldBeInRange(1e-9, 0.05);
        var worst = (await Client.Get($"{dataset}/models/1/report")).Json.GetProperty("worst")[0];
        (worst.GetProperty("y").GetString(), worst.GetProperty("probability").GetDouble() > 0).ShouldBe(("lonely", true));
    }

    private async Task<string> TrainedAsync(string name, string csv, double testFraction = 0.2)
    {
        (await Client.PostCsv($"/api/datasets/import?name={name}&target=label", csv)).Status.ShouldBe(201);
        var run = await Client.TrainAsync($"/api/datasets/{name}", Short(testFraction));
        run.GetProperty("status").GetString().ShouldBe("succeeded", run.GetRawText());
        return $"/api/datasets/{name}";
    }

    private async Task<IEnumerable<string?>> ClassesAsync(string dataset) =>
        (await Client.Get(dataset)).Json.GetProperty("target").GetProperty("classes").EnumerateArray().Select(name => name.GetString());

    private static object Short(double testFraction) => new { epochs = 30, members = 2, testFraction };

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>As the server writes it: quoted where CSV asks for it, and never a formula.</summary>
    private static string Safe(string name) => name.Contains('"', StringComparison.Ordinal) ? Quoted(name) : name[0] == '=' ? $"'{name}" : name;

    /// <summary>One server for all of these.</summary>
    public sealed class Trainer : IAsyncLifetime
    {
        internal TestServer Server { get; } = new();

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }
}
