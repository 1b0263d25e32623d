namespace Regressor.WebApi.FunctionalTests.Examples;

/// <summary>Examples whose target is a class.</summary>
public sealed class ClassExampleTests(ClassesServer server) : IClassFixture<ClassesServer>
{
    private const string Path = ClassesServer.Path;

    private HttpClient Client => server.Client;

    [Fact]
    public async Task An_example_is_added_once_corrected_changed_deleted_and_restored()
    {
        var added = await Client.PostWithKey($"{Path}/examples", new { x = 9, y = "=1+1" }, "a class");
        added.Status.ShouldBe(201, added.Body);
        (await Client.PostWithKey($"{Path}/examples", new { x = 9, y = "=1+1" }, "a class")).IsReplayed.ShouldBeTrue();
        var path = added.Location!.ToString();
        (await ClassAsync(path)).ShouldBe("=1+1");
        (await Client.Put(path, new { x = 9, y = "🌷 \"tulip\"" })).Json.GetProperty("y").GetString().ShouldBe("🌷 \"tulip\"");
        (await Client.Patch(path, new { y = "aster" })).Json.GetProperty("y").GetString().ShouldBe("aster");
        (await Client.PatchText(path, """{"x": {"length": 8}, "y": null}""")).Json.GetProperty("y").GetString().ShouldBe("aster");
        (await Client.Patch($"{Path}/examples?where=species=aster", new { y = "Aster" })).Json.GetProperty("changed").GetInt32().ShouldBe(1);
        (await Client.CountAsync(Path, "where=species=Aster")).ShouldBe(1);

        (await Client.Delete(path)).Status.ShouldBe(204);
        (await Client.Post($"{Path}/examples/undo-deletion", new { })).Json.GetProperty("restored").GetInt32().ShouldBe(1);
        (await ClassAsync(path)).ShouldBe("Aster");
        (await Client.Delete(path)).Status.ShouldBe(204);
    }

    [Theory]
    [InlineData("""{"x": 1}""", "'y' must be a text (a category).")]
    [InlineData("""{"x": 1, "y": null}""", "'y' must be a text (a category).")]
    [InlineData("""{"x": 1, "y": 5}""", "'y' must be a text (a category).")]
    [InlineData("""{"x": 1, "y": " "}""", "'y' must be a text (a category).")]
    [InlineData("""{"x": 1, "y": "a\u0000b"}""", "'y' must not contain the NUL character.")]
    public async Task An_example_without_a_class_is_refused_by_its_field(string body, string message)
    {
        var refused = await Client.PostText($"{Path}/examples", body);
        refused.Status.ShouldBe(400, refused.Body);
        refused.Json.GetProperty("errors").GetProperty("y")[0].GetString().ShouldBe(message);
    }

    [Fact]
    public async Task A_class_has_at_most_256_characters()
    {
        (await Client.Post($"{Path}/examples", new { x = 1, y = new string('x', 257) })).FieldsAtFault.ShouldBe(["y"]);
        (await Client.Patch($"{Path}/examples?where=species=nothing", new { y = 7 })).FieldsAtFault.ShouldBe(["y"]);
    }

    [Fact]
    public async Task Examples_are_sorted_by_class_and_points_have_it()
    {
        var sorted = (await Client.Get($"{Path}/examples?sort=species")).Json.GetProperty("items").EnumerateArray();
        sorted.Select(item => item.GetProperty("y").GetString()).ShouldBe(["lily", "rose", "rose", "tulip"]);
        (await Client.Get($"{Path}/examples/points?input=length&where=species!=tulip")).Json.GetProperty("y").GetRawText().ShouldBe("""["rose","rose","lily"]""");
    }

    [Fact]
    public async Task A_copy_and_a_dataset_from_the_trash_keep_their_classes()
    {
        var copy = await Client.Post($"{Path}/duplicate", new { name = "More flowers" });
        (copy.Status, copy.Json.GetProperty("task").GetString()).ShouldBe((201, "classification"));
        using var deleted = await Client.DeleteAsync(copy.Location);
        (await Client.Post($"{deleted.Headers.Location}/restore", new { })).Status.ShouldBe(200);
        var target = (await Client.Get($"{copy.Location}")).Json.GetProperty("target");
        target.GetProperty("classes").EnumerateArray().Select(name => name.GetString()).ShouldBe(["rose", "lily", "tulip"]);
    }

    [Fact]
    public async Task A_dataset_of_classes_comes_back_from_its_checkpoint_alone()
    {
        await using var memory = new TestServer("InMemory");
        var rows = Enumerable.Range(0, 60).Select(row => $"{row * 7 % 61},{(row * 7 % 61 > 30 ? "=1+1" : "\"no\"\"\"")}\n");
        (await memory.Client.PostCsv("/api/datasets/import?name=Petals&target=species", $"length,species\n{string.Concat(rows)}")).Status.ShouldBe(201);
        await memory.Client.TrainAsync("/api/datasets/petals", new { epochs = 3, members = 2 });
        await memory.RestartAsync();

        var restored = (await memory.Client.Get("/api/datasets/petals")).Json;
        (restored.GetProperty("task").GetString(), restored.GetProperty("target").GetProperty("kind").GetString(), restored.GetProperty("exampleCount").GetInt32())
            .ShouldBe(("classification", "categorical", 0));
        (await memory.Client.Post("/api/datasets/petals/examples", new { x = 1, y = "no\"" })).Status.ShouldBe(201);
        var predicted = await memory.Client.Post("/api/datasets/petals/predictions", new { x = 60 });
        predicted.Status.ShouldBe(200, predicted.Body);
        predicted.Json.GetProperty("y").GetString().ShouldBeOneOf("=1+1", "no\"");
    }

    private async Task<string?> ClassAsync(string path) => (await Client.Get(path)).Json.GetProperty("y").GetString();
}
