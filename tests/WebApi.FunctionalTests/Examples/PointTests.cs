namespace Regressor.WebApi.FunctionalTests.Examples;

public sealed class PointTests(ShopsServer shops) : IClassFixture<ShopsServer>
{
    [Fact]
    public async Task Points_are_one_input_and_the_target_of_what_passes()
    {
        var points = (await shops.Client.Get($"{ShopsServer.Path}/examples/points?input=size&where=sales>10")).Json;
        points.GetProperty("x").GetRawText().ShouldBe("[2,3,5]");
        points.GetProperty("y").GetRawText().ShouldBe("[20,30,50]");
        var second = points.GetProperty("ids")[1].GetInt64();
        (await shops.Client.Get($"{ShopsServer.Path}/examples/{second}")).Json.GetProperty("y").GetDouble().ShouldBe(30);
        (points.GetProperty("total").GetInt32(), points.GetProperty("missing").GetInt32()).ShouldBe((3, 1));
        (await shops.Client.Get($"{ShopsServer.Path}/examples/points?input=kind&most=100000")).Json.GetProperty("x").GetRawText()
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
        var line = await shops.Client.CreateLineAsync($"Digits of {shown}");
        await shops.Client.PostCsv($"{line}/examples/import", $"x,y\n77,{y}\n");
        (await shops.Client.Get($"{line}/examples/points?input=x")).Json.GetProperty("y")[0].GetRawText().ShouldBe(shown);
    }

    [Theory]
    [InlineData("input=colour", "input")]
    [InlineData("input=size&most=0", "most")]
    [InlineData("input=size&most=100001", "most")]
    [InlineData("input=size&most=many", "most")]
    [InlineData("input=size&where=colour=1", "where[0]")]
    public async Task Invalid_requests_for_points_are_reported_by_field(string query, string field)
    {
        var refused = await shops.Client.Get($"{ShopsServer.Path}/examples/points?{query}");
        refused.Status.ShouldBe(400);
        refused.FieldsAtFault.ShouldBe([field]);
    }
}
