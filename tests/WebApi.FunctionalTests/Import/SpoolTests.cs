using System.Text;

namespace Regressor.WebApi.FunctionalTests.Import;

/// <summary>Files on their way in or out take room on the disk that all share.</summary>
public sealed class SpoolTests
{
    private const int Megabyte = 1 << 20;

    [Fact]
    public async Task Uploads_of_a_read_only_key_do_not_block_writes()
    {
        await using var server = new TestServer(settings: new() { ["Limits:StoredBytes"] = "40000000" });
        var (line, keys) = await PrepareAsync(server);
        using var upload = new HeldUpContent(Questions(50 * Megabyte));
        var predicting = upload.PostAsync(server, $"{line}/predictions/batch", keys.Predict);
        await Eventually.IsAsync(() => Task.FromResult(server.Uploads is [var file] && new FileInfo(file).Length >= 50 * Megabyte));

        server.Client.Use(keys.Admin);
        (await server.Client.Post($"{line}/examples", new { x = 1, y = 2 })).Status.ShouldBe(201);
        (await server.Client.PostCsv($"{line}/examples/import", "x,y\n1,2\n")).Status.ShouldBe(200);

        upload.GoOn();
        (await predicting).Status.ShouldBe(200);
        await Eventually.IsAsync(() => Task.FromResult(server.Uploads.Length == 0));
    }

    [Theory]
    [InlineData("/api/datasets/none/examples/import", "text/csv", 404)]
    [InlineData("/api/datasets/none/models/import", "application/octet-stream", 404)]
    [InlineData("/api/datasets/none/predictions/batch", "text/csv", 404)]
    [InlineData("/api/datasets/line/predictions/batch", "text/csv", 409)]
    public async Task A_file_that_nothing_can_be_done_with_is_refused_before_it_has_come(string path, string mediaType, int status)
    {
        await using var server = new TestServer();
        await server.Client.CreateLineAsync(examples: 2);
        using var upload = new HeldUpContent(Questions(Megabyte / 2));
        var refused = await upload.PostAsync(server, path, mediaType: mediaType).WaitAsync(TimeSpan.FromSeconds(30));
        refused.Status.ShouldBe(status, refused.Body);
        server.Uploads.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_caller_uses_all_the_space_for_files_in_transit()
    {
        await using var server = new TestServer(settings: new() { ["Limits:SpooledBytes"] = $"{4 * Megabyte}" });
        var (line, keys) = await PrepareAsync(server);
        var batch = $"{line}/predictions/batch";
        async Task<Answer> PredictAsync(string key, int bytes)
        {
            server.Client.Use(key);
            return await server.Client.PostFile(batch, Questions(bytes));
        }

        using var first = new HeldUpContent(Questions(Megabyte));
        var predicting = first.PostAsync(server, batch, keys.Predict);
        await Eventually.IsAsync(() => Task.FromResult(server.Uploads is [var file] && new FileInfo(file).Length >= Megabyte));

        // As much as the caller has would not be left for others.
        Refused(await PredictAsync(keys.Predict, 3 * Megabyte / 2), 429, "too-many");
        (await PredictAsync(keys.Predict, Megabyte / 4)).Status.ShouldBe(200);
        (await PredictAsync(keys.Write, Megabyte)).Status.ShouldBe(200);
        Refused(await PredictAsync(keys.Write, (3 * Megabyte / 2) + 1000), 507, "storage-full");

        first.GoOn();
        (await predicting).Status.ShouldBe(200);
        (await PredictAsync(keys.Predict, 3 * Megabyte / 2)).Status.ShouldBe(200);
        Refused(await PredictAsync(keys.Predict, 3 * Megabyte), 507, "storage-full", later: false);
        server.Uploads.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_refused_when_it_goes_past_the_limit()
    {
        await using var server = new TestServer(settings: new() { ["Limits:SpooledBytes"] = $"{2 * Megabyte}" });
        var (line, keys) = await PrepareAsync(server);
        using var upload = new HeldUpContent(Questions(3 * Megabyte));
        Refused(await upload.PostAsync(server, $"{line}/predictions/batch", keys.Predict), 507, "storage-full", later: false);
        await Eventually.IsAsync(() => Task.FromResult(server.Uploads.Length == 0));
    }

    private static async Task<(string Line, Keys Keys)> PrepareAsync(TestServer server)
    {
        var line = await server.Client.CreateLineAsync(examples: 20);
        await server.Client.TrainAsync(line, new { epochs = 1, members = 2 });
        return (line, await Keys.CreateAsync(server.Client));
    }

    /// <summary>A table of so many bytes, or a few more, in lines as long as there may be.</summary>
    private static byte[] Questions(int bytes)
    {
        var line = $"1,{new string('a', 9_997)}\n";
        var text = new StringBuilder("x,note\n", bytes + line.Length);
        while (text.Length < bytes) text.Append(line);
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static void Refused(Answer answer, int status, string type, bool later = true)
    {
        (answer.RetryAfter is not null).ShouldBe(later);
        answer.Status.ShouldBe(status, answer.Body);
        answer.ProblemType.ShouldBe(type);
        answer.Json.GetProperty("limit").GetProperty("name").GetString().ShouldBe("spooledBytes");
    }
}
