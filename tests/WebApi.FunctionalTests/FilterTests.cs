using System.Text.Json;

namespace Regressor.WebApi.FunctionalTests;

public sealed class FilterTests : IAsyncLifetime
{
    private const string Shops = "/api/datasets/shops";

    private readonly TestServer _server = new();

    private HttpClient Client => _server.Client;

    public async Task InitializeAsync()
    {
        await Client.Post("/api/datasets", new
        {
            name = "Shops",
            inputs = new object[] { new { name = "size", kind = "numeric" }, new { name = "kind", kind = "categorical" } },
            target = new { name = "sales" },
        });
        (await Client.PostCsv($"{Shops}/examples/import", "size,kind,sales\n1,food,10\n2,books,20\n3,fast food,30\n,toys,40\n5,,50\n")).Status.ShouldBe(200);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Points_are_one_input_and_the_target_of_what_passes()
    {
        var points = (await Client.Get($"{Shops}/examples/points?input=size&where=sales>10")).Json;
        points.GetProperty("x").GetRawText().ShouldBe("[2,3,5]");
        points.GetProperty("y").GetRawText().ShouldBe("[20,30,50]");
        (points.GetProperty("total").GetInt32(), points.GetProperty("missing").GetInt32()).ShouldBe((3, 1));
        (await Client.Get($"{Shops}/examples/points?input=kind&most=100000")).Json.GetProperty("x").GetRawText()
            .ShouldBe("""["food","books","fast food","toys"]""");
    }

    [Theory]
    [InlineData("1.23456789", "1.23457")]
    [InlineData("-0.000123456789", "-0.000123457")]
    [InlineData("123456789", "123457000")]
    [InlineData("0", "0")]
    [InlineData("1e300", "1E+300")]
    public async Task Points_have_the_digits_that_a_picture_shows(string y, string shown)
    {
        await Client.PostCsv($"{Shops}/examples/import", $"size,kind,sales\n77,,{y}\n");
        (await Client.Get($"{Shops}/examples/points?input=size&where=size=77")).Json.GetProperty("y")[0].GetRawText().ShouldBe(shown);
    }

    [Theory]
    [InlineData("input=colour", "input")]
    [InlineData("input=size&most=0", "most")]
    [InlineData("input=size&most=100001", "most")]
    [InlineData("input=size&most=many", "most")]
    [InlineData("input=size&where=colour=1", "where[0]")]
    public async Task Points_that_cannot_be_given_are_told_by_field(string query, string field)
    {
        var refused = await Client.Get($"{Shops}/examples/points?{query}");
        refused.Status.ShouldBe(400);
        refused.FieldsAtFault.ShouldBe([field]);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("InMemory")]
    [InlineData("PostgreSql")]
    public async Task As_many_conditions_as_are_taken_work_everywhere_and_more_are_refused(string provider)
    {
        await using var server = new TestServer(provider);
        var client = server.Client;
        var line = await client.CreateLineAsync(examples: 5);
        foreach (var relation in new[] { "=", "!=", ">=", "<=" })
        {
            var (few, many) = (Where(relation, 500), Where(relation, 501));
            foreach (var path in new[] { "examples?", "examples/points?input=x&", "examples/export?" })
            {
                (await client.Get($"{line}/{path}{few}")).Status.ShouldBe(200);
                Refused(await client.Get($"{line}/{path}{many}"));
            }

            (await client.Patch($"{line}/examples?{few}", new { exclude = "odd" })).Status.ShouldBe(200);
            Refused(await client.Patch($"{line}/examples?{many}", new { exclude = "odd" }));
            (await client.Delete($"{line}/examples?{few}")).Status.ShouldBe(200);
            Refused(await client.Delete($"{line}/examples?{many}"));
        }

        static string Where(string relation, int times) =>
            string.Join('&', Enumerable.Range(0, times).Select(value => $"where={Uri.EscapeDataString($"x{relation}{value}")}"));

        static void Refused(Answer answer)
        {
            answer.Status.ShouldBe(400, answer.Body);
            answer.FieldsAtFault.ShouldBe(["where"]);
            answer.Body.ShouldContain("500");
        }
    }

    [Theory]
    [InlineData("size=3", new double[] { 30 })]
    [InlineData("size!=3", new double[] { 10, 20, 40, 50 })]
    [InlineData("size>=2", new double[] { 20, 30, 50 })]
    [InlineData("size<2", new double[] { 10 })]
    [InlineData("size>2&where=size<=5", new double[] { 30, 50 })]
    [InlineData("size=1&where=size=3", new double[] { 10, 30 })]
    [InlineData("size!=1&where=size!=3", new double[] { 20, 40, 50 })]
    [InlineData("size!=1&where=size!=", new double[] { 20, 30, 50 })]
    [InlineData("size=", new double[] { 40 })]
    [InlineData("size!=", new double[] { 10, 20, 30, 50 })]
    [InlineData("kind=", new double[] { 50 })]
    [InlineData("kind=food", new double[] { 10 })]
    [InlineData("kind=food&where=kind=", new double[] { 10, 50 })]
    [InlineData("kind~FOOD", new double[] { 10, 30 })]
    [InlineData("kind=fast food", new double[] { 30 })]
    [InlineData("kind = food", new double[] { 10 })]
    [InlineData("sales>30&where=size!=", new double[] { 50 })]
    [InlineData("sales=1e1", new double[] { 10 })]
    [InlineData("kind~%25", new double[0])]
    public async Task Examples_are_listed_that_meet_every_condition(string where, double[] expected)
    {
        (await YsAsync($"where={where.Replace(" ", "%20", StringComparison.Ordinal)}")).ShouldBe(expected);
        (await Client.CountAsync(Shops, $"where={where}")).ShouldBe(expected.Length);
    }

    [Theory]
    [InlineData("where=weight>1", "where[0]")]
    [InlineData("where=size=1&where=size", "where[1]")]
    [InlineData("where=size>", "where[0]")]
    [InlineData("where=size=big", "where[0]")]
    [InlineData("where=size=1e999", "where[0]")]
    [InlineData("where=size~1", "where[0]")]
    [InlineData("where=kind>a", "where[0]")]
    [InlineData("where=", "where[0]")]
    [InlineData("where=Size=1", "where[0]")]
    [InlineData("part=all", "part")]
    [InlineData("excluded=maybe", "excluded")]
    public async Task A_filter_that_says_nothing_sensible_answers_400_and_names_the_field(string filter, string field)
    {
        Task<Answer>[] requests =
        [
            Client.Get($"{Shops}/examples?{filter}"), Client.Patch($"{Shops}/examples?{filter}", new { y = 1 }), Client.Delete($"{Shops}/examples?{filter}"),
            Client.Get($"{Shops}/examples/export?{filter}"),
        ];
        foreach (var refused in await Task.WhenAll(requests))
        {
            refused.Status.ShouldBe(400, refused.Body);
            refused.MediaType.ShouldBe("application/problem+json");
            refused.FieldsAtFault.ShouldBe([field]);
        }

        (await YsAsync("")).ShouldBe([10, 20, 30, 40, 50]);
    }

    [Fact]
    public async Task Column_names_may_hold_any_sign()
    {
        string[] names = ["a", "a >= b", "a>=b=c", "x=y", "~", "m² (net)", "100%", "a&b"];
        var inputs = names.Select((name, index) => new { name, kind = index % 2 == 0 ? "numeric" : "categorical" });
        (await Client.Post("/api/datasets", new { name = "Odd", inputs, target = new { name = "=" } })).Status.ShouldBe(201);
        const string Odd = "/api/datasets/odd";
        for (var row = 1; row <= 3; row++)
        {
            var x = names.Select((name, index) => (name, value: index % 2 == 0 ? (object)(row + index) : $"v{row}")).ToDictionary(pair => pair.name, pair => pair.value);
            (await Client.Post($"{Odd}/examples", new { x, y = row })).Status.ShouldBe(201);
        }

        foreach (var (index, name) in names.Index())
        {
            var value = index % 2 == 0 ? $"{index + 2}" : "v2";
            (await Client.CountAsync(Odd, $"where={Uri.EscapeDataString($"{name}={value}")}")).ShouldBe(1, name);
            (await Client.CountAsync(Odd, $"where={Uri.EscapeDataString($"{name}!={value}")}")).ShouldBe(2, name);
        }

        (await Client.CountAsync(Odd, $"where={Uri.EscapeDataString("=>=2")}")).ShouldBe(2);
        (await Client.CountAsync(Odd, $"where={Uri.EscapeDataString("a>=2")}")).ShouldBe(2);
        (await Client.CountAsync(Odd, $"where={Uri.EscapeDataString("a>=b=c>=4")}")).ShouldBe(2);
        (await Client.Get($"{Odd}/examples?sort={Uri.EscapeDataString("a>=b=c")}&descending=true")).Json.GetProperty("items")[0].GetProperty("y").GetDouble().ShouldBe(3);
    }

    [Fact]
    public async Task A_filtered_list_is_paged_without_a_gap()
    {
        var csv = "size,kind,sales\n" + string.Concat(Enumerable.Range(100, 250).Select(i => $"{i % 7},many,{i}\n"));
        await Client.PostCsv($"{Shops}/examples/import", csv);
        foreach (var (sort, descending) in new[] { ("createdAt", false), ("sales", true), ("size", false) })
        {
            List<double> all = [];
            for (var page = 1; page <= 4; page++)
            {
                var list = (await Client.Get($"{Shops}/examples?where=kind=many&where=size<6&page={page}&pageSize=60&sort={sort}&descending={descending}")).Json;
                list.GetProperty("total").GetInt32().ShouldBe(214);
                all.AddRange(list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("y").GetDouble()));
            }

            all.Order().ShouldBe(Enumerable.Range(100, 250).Where(i => i % 7 < 6).Select(i => (double)i));
        }
    }

    [Fact]
    public async Task Many_are_changed_at_once_and_a_value_that_is_not_given_stays()
    {
        (await ChangeAsync("where=size>=2", """{"x": {"kind": "large"}}""")).ShouldBe(3);
        (await Client.CountAsync(Shops, "where=kind=large")).ShouldBe(3);
        (await Client.CountAsync(Shops, "where=size>=2")).ShouldBe(3);
        (await ChangeAsync("where=kind=large&where=sales=30", """{"x": {"size": null}, "y": 31}""")).ShouldBe(1);
        (await YsAsync("where=size=")).ShouldBe([31, 40]);
        (await ChangeAsync("where=size>99", """{"y": 0}""")).ShouldBe(0);
        (await ChangeAsync("", """{"y": 7}""")).ShouldBe(5);
        (await YsAsync("where=sales=7")).Length.ShouldBe(5);
    }

    [Fact]
    public async Task A_change_that_does_not_fit_every_example_changes_none()
    {
        // The example of 50 has no kind: without a size nothing would be left of it.
        var refused = await Client.PatchText($"{Shops}/examples", """{"x": {"size": null}, "y": 1}""");
        refused.Status.ShouldBe(400);
        refused.FieldsAtFault.ShouldBe(["x"]);
        (await YsAsync("where=size!=")).ShouldBe([10, 20, 30, 50]);
        (await Client.Patch($"{Shops}/examples", new { x = new { weight = 1 } })).FieldsAtFault.ShouldBe(["x.weight"]);
        (await Client.Patch($"{Shops}/examples", new { })).Status.ShouldBe(400);
        (await Client.Patch($"{Shops}/examples", new { exclude = "a", include = true })).FieldsAtFault.ShouldBe(["exclude"]);
    }

    [Fact]
    public async Task One_is_changed_by_its_address()
    {
        var path = await PathOfAsync("where=sales=20");
        var changed = await Client.PatchText(path, """{"x": {"size": null}, "exclude": " a doubt "}""");
        changed.Status.ShouldBe(200, changed.Body);
        changed.Json.GetProperty("x").GetProperty("size").ValueKind.ShouldBe(JsonValueKind.Null);
        changed.Json.GetProperty("x").GetProperty("kind").GetString().ShouldBe("books");
        changed.Json.GetProperty("y").GetDouble().ShouldBe(20);
        changed.Json.GetProperty("excluded").GetString().ShouldBe("a doubt");
        (await Client.Patch($"{Shops}/examples/999", new { y = 1 })).Status.ShouldBe(404);
        (await YsAsync("where=sales=1")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Excluded_examples_stay_out_of_trainings_until_they_are_included()
    {
        (await ChangeAsync("where=size>1", """{"exclude": "too large"}""")).ShouldBe(3);
        (await YsAsync("excluded=true")).ShouldBe([20, 30, 50]);
        (await YsAsync("excluded=false")).ShouldBe([10, 40]);
        (await Client.TrainAsync(Shops)).GetProperty("status").GetString().ShouldBe("failed");
        (await ChangeAsync("excluded=true", """{"include": true}""")).ShouldBe(3);
        (await YsAsync("excluded=true")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_example_is_in_one_part_of_the_split()
    {
        var csv = "size,kind,sales\n" + string.Concat(Enumerable.Range(100, 200).Select(i => $"{i},many,{i}\n"));
        await Client.PostCsv($"{Shops}/examples/import", csv);
        var (train, test) = (await YsAsync("part=train"), await YsAsync("part=test"));
        train.Intersect(test).ShouldBeEmpty();
        (train.Length + test.Length).ShouldBe(205);
        test.Length.ShouldBeInRange(20, 65);

        await Client.TrainAsync(Shops, new { epochs = 1, members = 2, testFraction = 0.5 });
        (await Client.CountAsync(Shops, "part=test")).ShouldBe((await Client.Get($"{Shops}/models/1")).Json.GetProperty("testedOn").GetInt32());
        (await YsAsync("part=test")).ShouldBeSupersetOf(test);
    }

    [Fact]
    public async Task Deleting_takes_a_filter_or_the_word_for_all_of_them()
    {
        var refused = await Client.Delete($"{Shops}/examples");
        refused.Status.ShouldBe(400);
        refused.FieldsAtFault.ShouldBe(["where"]);
        refused.Body.ShouldContain("all=true");
        (await Client.Delete($"{Shops}/examples?where=size>=2")).Json.GetProperty("deleted").GetInt32().ShouldBe(3);
        (await YsAsync("")).ShouldBe([10, 40]);
        (await Client.Delete($"{Shops}/examples?all=true")).Json.GetProperty("deleted").GetInt32().ShouldBe(2);
        (await Client.Get(Shops)).Json.GetProperty("exampleCount").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task The_last_deletion_is_undone_once()
    {
        (await Client.Post($"{Shops}/examples/undo-deletion", new { })).ProblemType.ShouldBe("nothing-to-undo");
        var path = await PathOfAsync("where=sales=10");
        (await Client.Delete(path)).Status.ShouldBe(204);
        (await Client.Get(path)).Status.ShouldBe(404);
        await Client.Delete($"{Shops}/examples?where=sales>=40");
        (await Client.Delete($"{Shops}/examples?where=size>99")).Json.GetProperty("deleted").GetInt32().ShouldBe(0);

        (await Client.Post($"{Shops}/examples/undo-deletion", new { })).Json.GetProperty("restored").GetInt32().ShouldBe(2);
        (await YsAsync("")).ShouldBe([20, 30, 40, 50]);
        var again = await Client.Post($"{Shops}/examples/undo-deletion", new { });
        again.Status.ShouldBe(409);
        again.ProblemType.ShouldBe("nothing-to-undo");
        (await Client.Get(Shops)).Json.GetProperty("exampleCount").GetInt32().ShouldBe(4);
    }

    private async Task<double[]> YsAsync(string filter) =>
        [.. (await Client.Get($"{Shops}/examples?pageSize=500&sort=sales&{filter}")).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("y").GetDouble())];

    private async Task<int> ChangeAsync(string filter, string change) =>
        (await Client.PatchText($"{Shops}/examples?{filter}", change)).Json.GetProperty("changed").GetInt32();

    private async Task<string> PathOfAsync(string filter) =>
        $"{Shops}/examples/{(await Client.Get($"{Shops}/examples?{filter}")).Json.GetProperty("items")[0].GetProperty("id").GetString()}";
}
