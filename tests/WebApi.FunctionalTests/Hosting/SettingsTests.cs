using System.Text.Json;
using Regressor.Infrastructure;

namespace Regressor.WebApi.FunctionalTests.Hosting;

public sealed class SettingsTests
{
    [Fact]
    public async Task The_settings_contain_the_address_of_TensorBoard()
    {
        await using var server = new TestServer(settings: new() { ["TensorBoard:Url"] = "https://board.example/tb" });
        (await server.Client.Get("/api/settings")).Json.GetProperty("tensorBoardUrl").GetString().ShouldBe("https://board.example/tb");
    }

    [Fact]
    public async Task The_settings_contain_the_file_formats()
    {
        await using var server = new TestServer();
        var formats = (await server.Client.Get("/api/settings")).Json.GetProperty("fileFormats").EnumerateArray().ToDictionary(format => format.GetProperty("name").GetString()!);
        formats.Keys.ShouldBe(["csv", "json", "jsonLines", "xlsx", "parquet"]);
        formats.Values.Select(format => format.GetProperty("hasHeader").GetBoolean()).ShouldAllBe(hasHeader => hasHeader);
        formats["csv"].GetProperty("extensions").ToString().ShouldBe("""["csv","tsv","txt"]""");
        formats["jsonLines"].GetProperty("mediaTypes").ToString().ShouldBe("""["application/x-ndjson"]""");
    }

    [Fact]
    public async Task Without_the_setting_there_is_no_link()
    {
        await using var server = new TestServer();
        (await server.Client.Get("/api/settings")).Json.GetProperty("tensorBoardUrl").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("localhost:6006")]
    [InlineData("board")]
    public void An_address_that_cannot_be_linked_to_is_refused_at_the_start(string url)
    {
        var refusal = Should.Throw<RefusalException>(() => new TestServer(settings: new() { ["TensorBoard:Url"] = url }));
        refusal.Message.ShouldContain("TensorBoard:Url");
    }
}
