using System.Text;

namespace Regressor.WebApi.FunctionalTests.Storage;

/// <summary>Deleted data remains in no file.</summary>
public sealed class ErasureTests
{
    /// <summary>A text that occurs nowhere else.</summary>
    private readonly string _marker = $"Grünstraße{Guid.NewGuid():N}";

    [Fact]
    public async Task Of_a_deleted_dataset_no_value_is_left_in_the_data_directory()
    {
        await using var server = new TestServer();
        var client = server.Client;
        var other = await client.CreateLineAsync(examples: 40);
        await client.TrainAsync(other, new { epochs = 1, members = 2 });
        var created = await client.PostWithKey("/api/datasets", Houses, "dataset");
        var houses = created.Location!.ToString();
        await FillAsync(client, houses);
        Finds(server).ShouldBeTrue();

        (await client.DeletePermanently(houses)).Status.ShouldBe(204);
        Finds(server).ShouldBeFalse();
        Directory.GetDirectories(Path.Combine(server.DataDirectory, "models")).Length.ShouldBe(1);
        Directory.GetDirectories(Path.Combine(server.DataDirectory, "tensorboard")).Length.ShouldBe(1);
        var log = (await client.Get("/api/audit-log?pageSize=500")).Body;
        log.ShouldContain(houses);
        log.ShouldNotContain("Grün");

        // Its idempotency key can be used again.
        (await client.PostWithKey("/api/datasets", Houses, "dataset")).IsReplayed.ShouldBeFalse();
        (await client.DeletePermanently(houses)).Status.ShouldBe(204);
        await server.StopAsync();
        Finds(server).ShouldBeFalse();
        await server.RestartAsync();
        (await server.Client.CountAsync(other)).ShouldBe(40);
        (await server.Client.Post($"{other}/predictions", new { x = 1 })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_deleted_example_is_gone_when_the_deletion_cannot_be_undone_any_more()
    {
        await using var server = new TestServer();
        var houses = (await server.Client.Post("/api/datasets", Houses)).Location!.ToString();
        List<string> examples = [];
        foreach (var street in new[] { "first", _marker, "last" })
        {
            var added = await server.Client.Post($"{houses}/examples", new { x = new Dictionary<string, object> { ["size"] = 1, [$"street {_marker[..10]}"] = street }, y = 1 });
            examples.Add(added.Location!.ToString());
        }

        (await server.Client.Delete(examples[1])).Status.ShouldBe(204);
        Finds(server).ShouldBeTrue();
        (await server.Client.Delete(examples[0])).Status.ShouldBe(204);
        Finds(server).ShouldBeFalse();
    }

    private object Houses => new
    {
        name = "Houses",
        inputs = new object[] { new { name = "size", kind = "numeric" }, new { name = $"street {_marker[..10]}", kind = "categorical" } },
        target = new { name = "price" },
    };

    /// <summary>Everything that stores values: rows, an index, responses, models and their reports, exclusions, deleted examples.</summary>
    private async Task FillAsync(HttpClient client, string houses)
    {
        var street = $"street {_marker[..10]}";
        for (var i = 0; i < 60; i++)
        {
            var x = new Dictionary<string, object> { ["size"] = i, [street] = i % 3 == 0 ? _marker : $"{_marker} {i % 3}" };
            (await client.PostWithKey($"{houses}/examples", new { x, y = i % 3 }, $"example {i}")).Status.ShouldBe(201);
        }

        (await client.PostCsv($"{houses}/examples/import", $"size,{street},price\n1,{_marker},2\n", "import")).Status.ShouldBe(200);
        (await client.Get($"{houses}/examples?sort={Uri.EscapeDataString(street)}")).Status.ShouldBe(200);
        (await client.TrainAsync(houses, new { epochs = 2, members = 2 })).GetProperty("status").GetString().ShouldBe("succeeded");
        var some = $"{houses}/examples?where={Uri.EscapeDataString($"{street}={_marker}")}";
        (await client.Patch(some, new { exclude = _marker })).Status.ShouldBe(200);
        (await client.Delete(some)).Status.ShouldBe(200);
    }

    private bool Finds(TestServer server) => Directory.GetFiles(server.DataDirectory, "*", SearchOption.AllDirectories).Any(file =>
    {
        // The file is empty, and cannot be read while the server runs.
        if (Path.GetFileName(file) == "lock") return false;
        using var content = new MemoryStream();
        using (var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)) open.CopyTo(content);
        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        return bytes.IndexOf(Encoding.UTF8.GetBytes(_marker)) >= 0 || bytes.IndexOf(Encoding.ASCII.GetBytes(_marker[10..])) >= 0;
    });
}
