using System.Text.Json;

namespace Regressor.WebApi.FunctionalTests.Examples;

public sealed class ExampleChangeTests : IAsyncLifetime
{
    private readonly ShopsServer _shops = new();

    public Task InitializeAsync() => _shops.InitializeAsync();

    public Task DisposeAsync() => _shops.DisposeAsync();

    [Fact]
    public async Task A_filtered_list_is_paged_without_a_gap()
    {
        var csv = "size,kind,sales\n" + string.Concat(Enumerable.Range(100, 250).Select(i => $"{i % 7},many,{i}\n"));
        await _shops.Client.PostCsv($"{ShopsServer.Path}/examples/import", csv);
        foreach (var (sort, descending) in new[] { ("createdAt", false), ("sales", true), ("size", false) })
        {
            List<double> all = [];
            for (var page = 1; page <= 4; page++)
            {
                var list = (await _shops.Client.Get($"{ShopsServer.Path}/examples?where=kind=many&where=size<6&page={page}&pageSize=60&sort={sort}&descending={descending}")).Json;
                list.GetProperty("total").GetInt32().ShouldBe(214);
                all.AddRange(list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("y").GetDouble()));
            }

            all.Order().ShouldBe(Enumerable.Range(100, 250).Where(i => i % 7 < 6).Select(i => (double)i));
        }
    }

    [Fact]
    public async Task Many_are_changed_together_and_omitted_values_stay()
    {
        (await ChangeAsync("where=size>=2", """{"x": {"kind": "large"}}""")).ShouldBe(3);
        (await _shops.Client.CountAsync(ShopsServer.Path, "where=kind=large")).ShouldBe(3);
        (await _shops.Client.CountAsync(ShopsServer.Path, "where=size>=2")).ShouldBe(3);
        (await ChangeAsync("where=kind=large&where=sales=30", """{"x": {"size": null}, "y": 31}""")).ShouldBe(1);
        (await _shops.YsAsync("where=size=")).ShouldBe([31, 40]);
        (await ChangeAsync("where=size>99", """{"y": 0}""")).ShouldBe(0);
        (await ChangeAsync("", """{"y": 7}""")).ShouldBe(5);
        (await _shops.YsAsync("where=sales=7")).Length.ShouldBe(5);
    }

    [Fact]
    public async Task A_change_that_does_not_fit_every_example_changes_none()
    {
        // The example with 50 has no kind, so without a size it would be empty.
        var refused = await _shops.Client.PatchText($"{ShopsServer.Path}/examples", """{"x": {"size": null}, "y": 1}""");
        refused.Status.ShouldBe(400);
        refused.FieldsAtFault.ShouldBe(["x"]);
        (await _shops.YsAsync("where=size!=")).ShouldBe([10, 20, 30, 50]);
        (await _shops.Client.Patch($"{ShopsServer.Path}/examples", new { x = new { weight = 1 } })).FieldsAtFault.ShouldBe(["x.weight"]);
        (await _shops.Client.Patch($"{ShopsServer.Path}/examples", new { })).Status.ShouldBe(400);
        (await _shops.Client.Patch($"{ShopsServer.Path}/examples", new { exclude = "a", include = true })).FieldsAtFault.ShouldBe(["exclude"]);
    }

    [Fact]
    public async Task One_is_changed_by_its_address()
    {
        var path = await PathOfAsync("where=sales=20");
        var changed = await _shops.Client.PatchText(path, """{"x": {"size": null}, "exclude": " a doubt "}""");
        changed.Status.ShouldBe(200, changed.Body);
        changed.Json.GetProperty("x").GetProperty("size").ValueKind.ShouldBe(JsonValueKind.Null);
        changed.Json.GetProperty("x").GetProperty("kind").GetString().ShouldBe("books");
        changed.Json.GetProperty("y").GetDouble().ShouldBe(20);
        changed.Json.GetProperty("excluded").GetString().ShouldBe("a doubt");
        (await _shops.Client.Patch($"{ShopsServer.Path}/examples/999", new { y = 1 })).Status.ShouldBe(404);
        (await _shops.YsAsync("where=sales=1")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Excluded_examples_stay_out_of_trainings_until_they_are_included()
    {
        (await ChangeAsync("where=size>1", """{"exclude": "too large"}""")).ShouldBe(3);
        (await _shops.YsAsync("excluded=true")).ShouldBe([20, 30, 50]);
        (await _shops.YsAsync("excluded=false")).ShouldBe([10, 40]);
        (await _shops.Client.TrainAsync(ShopsServer.Path)).GetProperty("status").GetString().ShouldBe("failed");
        (await ChangeAsync("excluded=true", """{"include": true}""")).ShouldBe(3);
        (await _shops.YsAsync("excluded=true")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_example_is_in_one_part_of_the_split()
    {
        var csv = "size,kind,sales\n" + string.Concat(Enumerable.Range(100, 200).Select(i => $"{i},many,{i}\n"));
        await _shops.Client.PostCsv($"{ShopsServer.Path}/examples/import", csv);
        var (train, test) = (await _shops.YsAsync("part=train"), await _shops.YsAsync("part=test"));
        train.Intersect(test).ShouldBeEmpty();
        (train.Length + test.Length).ShouldBe(205);
        test.Length.ShouldBeInRange(20, 65);

        await _shops.Client.TrainAsync(ShopsServer.Path, new { epochs = 1, members = 2, testFraction = 0.5 });
        (await _shops.Client.CountAsync(ShopsServer.Path, "part=test")).ShouldBe((await _shops.Client.Get($"{ShopsServer.Path}/models/1")).Json.GetProperty("testedOn").GetInt32());
        (await _shops.YsAsync("part=test")).ShouldBeSupersetOf(test);
    }

    [Fact]
    public async Task Deleting_requires_a_filter_or_an_explicit_all()
    {
        var refused = await _shops.Client.Delete($"{ShopsServer.Path}/examples");
        refused.Status.ShouldBe(400);
        refused.FieldsAtFault.ShouldBe(["where"]);
        refused.Body.ShouldContain("all=true");
        (await _shops.Client.Delete($"{ShopsServer.Path}/examples?where=size>=2")).Json.GetProperty("deleted").GetInt32().ShouldBe(3);
        (await _shops.YsAsync("")).ShouldBe([10, 40]);
        (await _shops.Client.Delete($"{ShopsServer.Path}/examples?all=true")).Json.GetProperty("deleted").GetInt32().ShouldBe(2);
        (await _shops.Client.Get(ShopsServer.Path)).Json.GetProperty("exampleCount").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task The_last_deletion_is_undone_once()
    {
        (await _shops.Client.Post($"{ShopsServer.Path}/examples/undo-deletion", new { })).ProblemType.ShouldBe("nothing-to-undo");
        var path = await PathOfAsync("where=sales=10");
        (await _shops.Client.Delete(path)).Status.ShouldBe(204);
        (await _shops.Client.Get(path)).Status.ShouldBe(404);
        await _shops.Client.Delete($"{ShopsServer.Path}/examples?where=sales>=40");
        (await _shops.Client.Delete($"{ShopsServer.Path}/examples?where=size>99")).Json.GetProperty("deleted").GetInt32().ShouldBe(0);

        (await _shops.Client.Post($"{ShopsServer.Path}/examples/undo-deletion", new { })).Json.GetProperty("restored").GetInt32().ShouldBe(2);
        (await _shops.YsAsync("")).ShouldBe([20, 30, 40, 50]);
        var again = await _shops.Client.Post($"{ShopsServer.Path}/examples/undo-deletion", new { });
        again.Status.ShouldBe(409);
        again.ProblemType.ShouldBe("nothing-to-undo");
        (await _shops.Client.Get(ShopsServer.Path)).Json.GetProperty("exampleCount").GetInt32().ShouldBe(4);
    }

    private async Task<int> ChangeAsync(string filter, string change) =>
        (await _shops.Client.PatchText($"{ShopsServer.Path}/examples?{filter}", change)).Json.GetProperty("changed").GetInt32();

    private async Task<string> PathOfAsync(string filter) =>
        $"{ShopsServer.Path}/examples/{(await _shops.Client.Get($"{ShopsServer.Path}/examples?{filter}")).Json.GetProperty("items")[0].GetProperty("id").GetString()}";
}
