using System.Net;

namespace Regressor.WebApi.FunctionalTests.Models;

/// <summary>Tests download and import of model files.</summary>
public sealed class ModelFileTests : IAsyncLifetime
{
    private readonly TestServer _server = new();

    private string _line = "";

    private HttpClient Client => _server.Client;

    public async Task InitializeAsync()
    {
        _line = await Client.CreateLineAsync(examples: 40);
        await Client.TrainAsync(_line, new { epochs = 5, members = 2 });
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_downloaded_model_comes_back_as_a_version_that_answers_the_same_once_it_is_activated()
    {
        var before = await PredictAsync(_line);
        var imported = await Client.PostModel(_line, await Client.CheckpointAsync(_line, 1));
        imported.Status.ShouldBe(201, imported.Body);
        imported.Location!.ToString().ShouldBe($"{_line}/models/2");
        imported.Json.GetProperty("active").GetBoolean().ShouldBeFalse();
        imported.Json.GetProperty("elsewhere").GetBoolean().ShouldBeFalse();

        var (first, second) = ((await Client.Get($"{_line}/models/1")).Json, (await Client.Get($"{_line}/models/2")).Json);
        foreach (var same in new[] { "metrics", "coverage", "comparison", "data", "options", "createdAt", "trainingRunId" })
            second.GetProperty(same).GetRawText().ShouldBe(first.GetProperty(same).GetRawText());
        var report = (await Client.Get($"{_line}/models/2/report")).Json;
        report.GetProperty("points").GetArrayLength().ShouldBe(report.GetProperty("pointsTotal").GetInt32());
        (await PredictAsync(_line)).ShouldBe(before);

        (await Client.Post($"{_line}/models/2/activate", new { })).Status.ShouldBe(200);
        (await PredictAsync(_line)).ShouldBe(before with { Version = 2 });
        await _server.RestartAsync();
        (await PredictAsync(_line)).ShouldBe(before with { Version = 2 });
        (await Client.TrainAsync(_line, new { epochs = 1, members = 2 })).GetProperty("modelVersion").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task A_model_is_exported_as_ONNX()
    {
        var exported = await Client.GetAsync($"{_line}/models/1/onnx");

        exported.StatusCode.ShouldBe(HttpStatusCode.OK);
        exported.Content.Headers.ContentDisposition!.FileName.ShouldEndWith("-v1.onnx");
        (await exported.Content.ReadAsByteArrayAsync()).Length.ShouldBeGreaterThan(1000);
        (await Client.Get($"{_line}/models/9/onnx")).Status.ShouldBe(404);
        (await Client.Get("/api/datasets/nowhere/models/1/onnx")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_model_whose_file_is_damaged_is_not_exported()
    {
        var file = Directory.GetFiles(_server.DataDirectory, "1.safetensors", SearchOption.AllDirectories).ShouldHaveSingleItem();
        await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file))[..100]);

        var refused = await Client.Get($"{_line}/models/1/onnx");
        refused.Status.ShouldBe(409, refused.Body);
        refused.Json.GetProperty("detail").GetString()!.ShouldStartWith("Version 1 cannot be exported: ");
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("InMemory")]
    [InlineData("PostgreSql")]
    public async Task A_model_answers_in_another_dataset_of_another_server_with_the_same_columns(string provider)
    {
        await using var server = new TestServer(provider);
        var empty = await server.Client.CreateLineAsync("Empty");
        var imported = await server.Client.PostModel(empty, await Client.CheckpointAsync(_line, 1));
        imported.Status.ShouldBe(201, imported.Body);
        imported.Json.GetProperty("version").GetInt32().ShouldBe(1);
        imported.Json.GetProperty("elsewhere").GetBoolean().ShouldBeTrue();
        (await server.Client.Post($"{empty}/predictions", new { x = 1.5 })).Status.ShouldBe(409);

        (await server.Client.Post($"{empty}/models/1/activate", new { })).Status.ShouldBe(200);
        (await PredictAsync(empty, server.Client)).ShouldBe(await PredictAsync(_line));
        (await server.Client.Get($"{empty}/models/1/report")).Status.ShouldBe(200);

        // The file itself contains the run that it continued from.
        var again = new CheckpointBytes(await server.Client.CheckpointAsync(empty, 1));
        again.Manifest["dataset"]!["slug"]!.GetValue<string>().ShouldBe("empty");
    }

    [Fact]
    public async Task A_training_does_not_continue_from_a_model_of_another_dataset()
    {
        // It may have been trained on the test rows of its successor.
        var other = await Client.CreateLineAsync("Other", examples: 40);
        await Client.PostModel(other, await Client.CheckpointAsync(_line, 1));
        await Client.Post($"{other}/models/1/activate", new { });
        (await Client.TrainAsync(other, new { epochs = 2, members = 2, seed = 5, startFrom = "activeModel" })).GetProperty("status").GetString().ShouldBe("succeeded");
        (await Client.TrainAsync(other, new { epochs = 2, members = 2, seed = 5 })).GetProperty("status").GetString().ShouldBe("succeeded");
        var (gone, fresh) = ((await Client.Get($"{other}/models/2")).Json, (await Client.Get($"{other}/models/3")).Json);
        gone.GetProperty("metrics").GetRawText().ShouldBe(fresh.GetProperty("metrics").GetRawText());
    }

    [Fact]
    public async Task A_download_has_a_name_a_length_and_a_tag_by_which_it_need_not_be_sent_again()
    {
        using var response = await Client.GetAsync(new Uri($"{_line}/models/1/checkpoint", UriKind.Relative));
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("line-v1.safetensors");
        response.Content.Headers.ContentLength.ShouldBe(new FileInfo(Files.Single()).Length);

        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri($"{_line}/models/1/checkpoint", UriKind.Relative));
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        (await Answer.OfAsync(Client.SendAsync(again))).Status.ShouldBe(304);
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_downloaded()
    {
        (await Client.Get($"{_line}/models/2/checkpoint")).Status.ShouldBe(404);
        (await Client.Get("/api/datasets/nowhere/models/1/checkpoint")).Status.ShouldBe(404);
        (await Client.PostModel("/api/datasets/nowhere", await Client.CheckpointAsync(_line, 1))).Status.ShouldBe(404);
        File.Delete(Files.Single());
        var missing = await Client.Get($"{_line}/models/1/checkpoint");
        missing.Status.ShouldBe(404);
        missing.Detail.ShouldContain("checkpoint of version 1");
    }

    [Fact]
    public async Task Simultaneous_imports_and_trainings_each_get_their_own_version()
    {
        var file = await Client.CheckpointAsync(_line, 1);
        var training = Client.TrainAsync(_line, new { epochs = 5, members = 2 });
        var uploads = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Client.PostModel(_line, file)));
        var trained = (await training).GetProperty("modelVersion").GetInt32();
        uploads.Select(upload => upload.Status).ShouldAllBe(status => status == 201);
        uploads.Select(upload => upload.Json.GetProperty("version").GetInt32()).Append(trained).Order().ShouldBe(Enumerable.Range(2, 7));
        Files.Length.ShouldBe(8);
    }

    [Fact]
    public async Task An_upload_that_is_sent_again_with_its_key_is_stored_once()
    {
        var file = await Client.CheckpointAsync(_line, 1);
        var path = $"{_line}/models/import";
        (await Client.PostFile(path, file, "application/octet-stream", key: "once")).Status.ShouldBe(201);
        var again = await Client.PostFile(path, file, "application/octet-stream", key: "once");
        (again.Status, again.IsReplayed).ShouldBe((201, true));
        (await Client.Get($"{_line}/models")).Json.GetProperty("total").GetInt32().ShouldBe(2);
    }

    private string[] Files => Directory.GetFiles(Path.Combine(_server.DataDirectory, "models"), "*", SearchOption.AllDirectories);

    private async Task<(double Y, string Interval, int Version)> PredictAsync(string dataset, HttpClient? client = null)
    {
        var answer = await (client ?? Client).Post($"{dataset}/predictions", new { x = 1.55 });
        answer.Status.ShouldBe(200, answer.Body);
        return (answer.Json.GetProperty("y").GetDouble(), answer.Json.GetProperty("interval").GetRawText(), answer.Json.GetProperty("modelVersion").GetInt32());
    }
}
