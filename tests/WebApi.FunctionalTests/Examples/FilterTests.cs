using System.Globalization;

namespace Regressor.WebApi.FunctionalTests.Examples;

public sealed class FilterTests(ShopsServer shops) : IClassFixture<ShopsServer>
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("InMemory")]
    [InlineData("PostgreSql")]
    public async Task The_maximum_number_of_conditions_works_everywhere_and_more_are_refused(string provider)
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
    [InlineData("Sqlite")]
    [InlineData("InMemory")]
    [InlineData("PostgreSql")]
    public async Task A_search_applies_to_list_points_changes_export_and_deletion(string provider)
    {
        await using var server = new TestServer(provider);
        var client = server.Client;
        var line = await client.CreateLineAsync(examples: 5);
        var all = (await client.Get($"{line}/examples?pageSize=5")).Json.GetProperty("items").EnumerateArray().ToList();
        var (x, id) = (all[2].GetProperty("x").GetProperty("x").GetRawText(), all[2].GetProperty("id").GetString());
        (await client.Get($"{line}/examples?q={x}&pageSize=1")).Json.GetProperty("items")[0].GetProperty("x").GetProperty("x").GetRawText().ShouldBe(x);
        (await client.Get($"{line}/examples?q=';DROP TABLE x;--")).Json.GetProperty("total").GetInt32().ShouldBe(0);
        (await client.Get($"{line}/examples/points?input=x&id={id}")).Json.GetProperty("ids")[0].GetInt64().ToString(CultureInfo.InvariantCulture).ShouldBe(id);
        (await client.Patch($"{line}/examples?id={id}", new { exclude = "odd" })).Json.GetProperty("changed").GetInt32().ShouldBe(1);
        (await client.Get($"{line}/examples/export?id={id}")).Body.Trim().Split('\n').Length.ShouldBe(2);
        (await client.Delete($"{line}/examples?id={id}&id={all[0].GetProperty("id").GetString()}")).Json.GetProperty("deleted").GetInt32().ShouldBe(2);
        (await client.Post($"{line}/examples/undo-deletion", new { })).Json.GetProperty("restored").GetInt32().ShouldBe(2);
        (await client.Get($"{line}/examples?q={new string('x', 201)}")).FieldsAtFault.ShouldBe(["q"]);
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
        (await shops.YsAsync($"where={where.Replace(" ", "%20", StringComparison.Ordinal)}")).ShouldBe(expected);
        (await shops.Client.CountAsync(ShopsServer.Path, $"where={where}")).ShouldBe(expected.Length);
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
    public async Task An_invalid_filter_returns_400_and_names_the_field(string filter, string field)
    {
        Task<Answer>[] requests =
        [
            shops.Client.Get($"{ShopsServer.Path}/examples?{filter}"), shops.Client.Patch($"{ShopsServer.Path}/examples?{filter}", new { y = 1 }), shops.Client.Delete($"{ShopsServer.Path}/examples?{filter}"),
            shops.Client.Get($"{ShopsServer.Path}/examples/export?{filter}"),
        ];
        foreach (var refused in await Task.WhenAll(requests))
        {
            refused.Status.ShouldBe(400, refused.Body);
            refused.MediaType.ShouldBe("application/problem+json");
            refused.FieldsAtFault.ShouldBe([field]);
        }

        (await shops.YsAsync("")).ShouldBe([10, 20, 30, 40, 50]);
    }

    [Fact]
    public async Task Column_names_may_hold_any_sign()
    {
        string[] names = ["a", "a >= b", "a>=b=c", "x=y", "~", "m² (net)", "100%", "a&b"];
        var inputs = names.Select((name, index) => new { name, kind = index % 2 == 0 ? "numeric" : "categorical" });
        (await shops.Client.Post("/api/datasets", new { name = "Odd", inputs, target = new { name = "=" } })).Status.ShouldBe(201);
        const string Odd = "/api/datasets/odd";
        for (var row = 1; row <= 3; row++)
        {
            var x = names.Select((name, index) => (name, value: index % 2 == 0 ? (object)(row + index) : $"v{row}")).ToDictionary(pair => pair.name, pair => pair.value);
            (await shops.Client.Post($"{Odd}/examples", new { x, y = row })).Status.ShouldBe(201);
        }

        foreach (var (index, name) in names.Index())
        {
            var value = index % 2 == 0 ? $"{index + 2}" : "v2";
            (await shops.Client.CountAsync(Odd, $"where={Uri.EscapeDataString($"{name}={value}")}")).ShouldBe(1, name);
            (await shops.Client.CountAsync(Odd, $"where={Uri.EscapeDataString($"{name}!={value}")}")).ShouldBe(2, name);
        }

        (await shops.Client.CountAsync(Odd, $"where={Uri.EscapeDataString("=>=2")}")).ShouldBe(2);
        (await shops.Client.CountAsync(Odd, $"where={Uri.EscapeDataString("a>=2")}")).ShouldBe(2);
        (await shops.Client.CountAsync(Odd, $"where={Uri.EscapeDataString("a>=b=c>=4")}")).ShouldBe(2);
        (await shops.Client.Get($"{Odd}/examples?sort={Uri.EscapeDataString("a>=b=c")}&descending=true")).Json.GetProperty("items")[0].GetProperty("y").GetDouble().ShouldBe(3);
    }
}
