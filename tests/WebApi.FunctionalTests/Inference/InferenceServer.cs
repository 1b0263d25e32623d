namespace Regressor.WebApi.FunctionalTests.Inference;

/// <summary>One server with a model of two numbers and a category ('flats'), one of two numbers ('rooms'), and one with too few rows for an interval ('few').</summary>
public sealed class InferenceServer : IAsyncLifetime
{
    private readonly TestServer _server = new();

    public HttpClient Client => _server.Client;

    public async Task InitializeAsync()
    {
        await TrainAsync("Flats", ["size numeric", "kind categorical", "floor numeric"], 90, row => $"{row + 10},{(row % 3 == 0 ? "loft" : row % 3 == 1 ? "studio" : "")},{row % 5},{10 * row}");
        await TrainAsync("Rooms", ["width numeric", "depth numeric"], 60, row => $"{row % 9},{row % 7},{(row % 9 * 3) + (row % 7)}");
        await TrainAsync("Few", ["x numeric"], 12, row => $"{row},{2 * row}");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    /// <summary>Returns the predictions of /api for the same rows.</summary>
    public async Task<double[]> PredictAsync(string dataset, params object[] xs)
    {
        var answer = await Client.Post($"/api/datasets/{dataset}/predictions", new { xs });
        answer.Status.ShouldBe(200, answer.Body);
        return [.. answer.Json.GetProperty("predictions").EnumerateArray().Select(prediction => prediction.GetProperty("y").GetDouble())];
    }

    private async Task TrainAsync(string name, string[] inputs, int rows, Func<int, string> row)
    {
        var columns = inputs.Select(input => new { name = input.Split(' ')[0], kind = input.Split(' ')[1] }).ToArray();
        var dataset = (await Client.Post("/api/datasets", new { name, inputs = columns, target = new { name = "y" } })).Location!.ToString();
        var csv = string.Join(',', columns.Select(column => column.name)) + ",y\n" + string.Join('\n', Enumerable.Range(0, rows).Select(row));
        (await Client.PostCsv($"{dataset}/examples/import", csv)).Status.ShouldBe(200);
        (await Client.TrainAsync(dataset, new { epochs = 5, members = 2, testFraction = 0 })).ToString().ShouldContain("succeeded");
    }
}
