using System.Diagnostics;
using System.Globalization;
using System.Text;
using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Resilience;

/// <summary>Tests a disk that is really full.</summary>
[Collection(ServerProcess.Tests)]
public sealed class FullDiskTests : IAsyncLifetime
{
    private const int Spare = 300_000;

    /// <summary>Far more weights than the disk can hold, and some seconds to fill the disk.</summary>
    private static readonly object Long = new { epochs = 10_000, learningRate = 1e-6, members = 2, hiddenSizes = new[] { 256, 256 }, maxSeconds = 3 };

    private readonly SmallDisk _disk = SmallDisk.Create(megabytes: 24);

    private ServerProcess? _server;
    private string _line = "";

    private HttpClient Client => _server!.Client;

    public async Task InitializeAsync()
    {
        try
        {
            _server = await ServerProcess.StartAsync(new Dictionary<string, string> { ["DataDirectory"] = _disk.Directory }, _disk.Launcher);
            _disk.SeenBy(_server);
            _line = await Client.CreateLineAsync(examples: 40);
            await Client.TrainAsync(_line, new { epochs = 5, members = 2 });
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public Task DisposeAsync()
    {
        _server?.Dispose();
        _disk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_full_disk_loses_nothing_and_the_server_continues_when_there_is_space_again()
    {
        _disk.Fill(leave: Spare);
        var acknowledged = 40 + await AddUntilFullAsync();

        // A larger write may have left the last blocks of the disk free.
        _disk.Fill(leave: 0);
        for (var again = 0; again < 5; again++)
        {
            ShouldBeFull(await Client.Post($"{_line}/examples", new { x = 1, y = 1 }));
            (await Client.CountAsync(_line)).ShouldBe(acknowledged);
            (await Client.CountAsync(_line, "where=x>=2")).ShouldBeGreaterThan(0);
            (await Client.Get($"{_line}/examples/export")).Body.Split("\r\n").Length.ShouldBe(acknowledged + 2);
            (await Client.Post($"{_line}/predictions", new { x = 1 })).Status.ShouldBe(200);
            (await Client.Get($"{_line}/examples?sort=x")).Status.ShouldBe(200);
        }

        ShouldBeFull(await Client.Patch($"{_line}/examples", new { y = -5 }));
        ShouldBeFull(await Client.Post("/api/datasets", new { name = "Other", inputs = new[] { new { name = "x", kind = "numeric" } }, target = new { name = "y" } }));
        (await Client.CountAsync(_line, "where=y!=-5")).ShouldBe(acknowledged);

        _disk.MakeRoom();
        (await Client.Post($"{_line}/examples", new { x = 1, y = 1 })).Status.ShouldBe(201);
        (await Client.CountAsync(_line)).ShouldBe(acknowledged + 1);
        (await Client.TrainAsync(_line, new { epochs = 1, members = 2 })).GetProperty("status").GetString().ShouldBe("succeeded");
    }

    [Theory]
    [InlineData("examples?where=x<0.35")]
    [InlineData("examples?all=true")]
    [InlineData("models/1")]
    [InlineData("")]
    public async Task On_a_full_disk_anything_can_be_deleted(string what)
    {
        await Client.TrainAsync(_line, new { epochs = 5, members = 2 });
        var other = await Client.CreateLineAsync("Other", examples: 2);
        foreach (var line in new[] { _line, other })
        {
            _disk.Fill(leave: 0);
            ShouldBeFull(await Client.Post($"{other}/examples", new { x = 1, y = 1 }));
            var deleted = what.Length == 0 ? await Client.DeletePermanently(line) : await Client.Delete($"{line}/{what}");
            if (line == _line || what != "models/1") deleted.Status.ShouldBeOneOf([200, 204], deleted.Body);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Spare)]
    [InlineData(2_000_000)]
    public async Task An_import_that_does_not_fit_stores_nothing(int leave)
    {
        // On a full disk the file cannot be buffered; with a little space it can, but its rows cannot be stored.
        _disk.Fill(leave);
        var csv = new StringBuilder("x,y\n");
        for (var row = 0; row < 40_000; row++) csv.Append(CultureInfo.InvariantCulture, $"{row}.25,{row}.75\n");
        ShouldBeFull(await Client.PostCsv($"{_line}/examples/import", csv.ToString()));
        ShouldBeFull(await Client.PostCsv("/api/datasets/import?name=Large&target=y", csv.ToString()));
        (await Client.CountAsync(_line)).ShouldBe(40);
        (await Client.Get("/api/datasets")).Json.GetProperty("total").GetInt32().ShouldBe(1);

        _disk.MakeRoom();
        (await Client.PostCsv($"{_line}/examples/import", csv.ToString())).Status.ShouldBe(200);
        (await Client.CountAsync(_line)).ShouldBe(40_040);
    }

    [Fact]
    public async Task An_export_that_does_not_fit_is_refused_before_its_first_byte()
    {
        var csv = new StringBuilder("x,y\n");
        for (var row = 0; row < 80_000; row++) csv.Append(CultureInfo.InvariantCulture, $"{row}.25,{row}.75\n");
        (await Client.PostCsv($"{_line}/examples/import", csv.ToString())).Status.ShouldBe(200);
        _disk.Fill(leave: 0);
        ShouldBeFull(await Client.Get($"{_line}/examples/export"));
        (await Client.Get($"{_line}/examples/export?where=x<100")).Status.ShouldBe(200);

        _disk.MakeRoom();
        (await Client.Get($"{_line}/examples/export")).Status.ShouldBe(200);

        // The server deletes the file after the client has all of it.
        await Eventually.IsAsync(() => Task.FromResult(Directory.GetFiles(Path.Combine(_disk.Directory, "uploads")).Length == 0));
    }

    [Fact]
    public async Task A_model_that_does_not_fit_stores_nothing()
    {
        var file = await Client.CheckpointAsync(_line, 1);
        _disk.Fill(leave: 0);
        ShouldBeFull(await Client.PostModel(_line, file));
        (await Client.Get($"{_line}/models")).Json.GetProperty("total").GetInt32().ShouldBe(1);

        _disk.MakeRoom();
        Directory.GetFiles(Path.Combine(_disk.Directory, "models"), "*", SearchOption.AllDirectories).Length.ShouldBe(1);
        (await Client.PostModel(_line, file)).Json.GetProperty("version").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData(8192)]
    [InlineData(Spare)]
    [InlineData(0)]
    public async Task A_training_that_does_not_fit_fails_and_names_the_full_disk(int leave)
    {
        var started = await Client.Post($"{_line}/training-runs", Long);
        started.Status.ShouldBe(202, started.Body);
        _disk.Fill(leave);
        if (leave == 0) await AddUntilFullAsync();
        await EndsOrWaitsForRoomAsync(started.Location!.ToString());
        (await Client.AnsweringVersionAsync(_line)).ShouldBe(1);

        _disk.MakeRoom();
        var ended = (await Client.EventsAsync($"{started.Location}/events"))[^1].Data;
        ended.GetProperty("status").GetString().ShouldBe("failed");
        ended.GetProperty("error").GetString().ShouldBe("The disk that holds the data is full.");
        (await Client.Get($"{_line}/models")).Json.GetProperty("total").GetInt32().ShouldBe(1);
        (await Client.TrainAsync(_line, new { epochs = 1, members = 2 })).GetProperty("status").GetString().ShouldBe("succeeded");
    }

    /// <summary>Even the failure of a training needs space, unless the database has reusable pages left.</summary>
    private async Task EndsOrWaitsForRoomAsync(string run)
    {
        for (var waited = Stopwatch.StartNew(); !_server!.Says("could not be completed; the disk is full"); await Task.Delay(20))
        {
            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));
            if ((await Client.Get(run)).Json.GetProperty("status").GetString() == "failed") return;
        }
    }

    /// <returns>Number of examples that could still be stored.</returns>
    private async Task<int> AddUntilFullAsync()
    {
        for (var added = 0; ; added++)
        {
            var answer = await Client.Post($"{_line}/examples", new { x = added, y = 1 });
            if (answer.Status == 201) continue;
            ShouldBeFull(answer);
            return added;
        }
    }

    private static void ShouldBeFull(Answer answer)
    {
        answer.Status.ShouldBe(507, answer.Body);
        answer.MediaType.ShouldBe("application/problem+json");
        answer.ProblemType.ShouldBe("storage-full");
    }
}
