using System.IO.Compression;
using System.Text;

namespace Regressor.WebApi.FunctionalTests.Hostile;

/// <summary>Each invalid file is rejected with an explanation, and nothing of it is stored.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private readonly TestServer _server = new();

    private HttpClient Client => _server.Client;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _server.Uploads.ShouldBeEmpty();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("\n\n", "empty")]
    [InlineData("x,y\n", "no rows")]
    [InlineData("x,z\n1,2\n", "'y'")]
    [InlineData("x,y\n1,2\n1,2,3\n", "has 3 cells where the header has 2")]
    [InlineData("x,y\n1,2\n1\n", "the target is missing")]
    [InlineData("x,y\n1,2\n3,\"4\n5,6\n", "never closed")]
    [InlineData("x,y\n1,2\n1e999,3\n", "'1e999' is too large")]
    [InlineData("x,y\n1,2\n3,1e999\n", "'1e999' is too large")]
    [InlineData("x,y\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n3,NaN\n", "the target is missing")]
    [InlineData("x,y\n1,2\n3,Infinity\n", "'Infinity' is not a number")]
    [InlineData("x,y\n1.5,2\n\"1,5\",3\n", "the decimal sign of this column is '.'")]
    [InlineData("x;y\n1,5;2\n1,5;1.00.000\n", "'1.00.000' is not a number")]
    [InlineData("x,y\n1,2\na\u0000b,2\n", "byte 10 is NUL")]
    public async Task A_file_with_a_fault_is_refused_by_both_imports(string csv, string words) => await BothRefuseAsync(Encoding.UTF8.GetBytes(csv), words);

    [Fact]
    public async Task Files_that_are_no_text_are_called_what_they_are()
    {
        await BothRefuseAsync("%PDF-1.7"u8.ToArray(), "PDF document");
        await BothRefuseAsync([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "old Excel file");
        await BothRefuseAsync(GZip("%PDF-1.7"u8), "PDF document");
    }

    [Fact]
    public async Task A_file_of_ten_thousand_columns_is_refused()
    {
        var names = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"x{i}"));
        var row = string.Join(',', Enumerable.Repeat('1', 10_000));
        await BothRefuseAsync(Encoding.UTF8.GetBytes($"{names},y\n{row},1\n"), "at most 2500");
    }

    [Fact]
    public async Task A_file_of_more_columns_than_a_dataset_has_is_refused_with_the_number()
    {
        var names = string.Join(',', Enumerable.Range(0, 2_100).Select(i => $"x{i}"));
        var row = string.Join(',', Enumerable.Repeat("1.5", 2_100));
        var refused = await Client.PostCsv("/api/datasets/import?name=Wide&target=y", $"{names},y\n{row},1\n");
        refused.Status.ShouldBe(413);
        refused.Body.ShouldContain("1 to 2000 columns");
        (await Client.Get("/api/datasets")).Json.GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("application/json", "", "empty")]
    [InlineData("application/json", """{"x": 1, "y": 2}""", "array")]
    [InlineData("application/json", """[{"x": 1, "y": 2}, {"x": 1""", "in element 2")]
    [InlineData("application/json", """[{"x": 1, "y": 2}] [""", "array")]
    [InlineData("application/json", """[{"x": 1, "y": 1e999}]""", "too large")]
    [InlineData("application/json", """[{"x": 1, "y": "2"}]""", "number")]
    [InlineData("application/x-ndjson", "{\"x\": 1, \"y\": 2}\n{\"x\": NaN, \"y\": 2}", "JSON")]
    [InlineData("application/x-ndjson", "{\"x\": 1, \"y\": 2}\n5", "object")]
    public async Task JSON_with_a_fault_is_refused(string mediaType, string json, string words)
    {
        var line = await Client.CreateLineAsync();
        var refused = await Client.PostText($"{line}/examples/import", json, mediaType);
        ShouldBeRefused(refused, words);
        (await Client.CountAsync(line)).ShouldBe(0);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("InMemory")]
    [InlineData("PostgreSql")]
    public async Task A_NUL_within_a_text_is_refused_whatever_the_database(string provider)
    {
        await using var server = new TestServer(provider);
        await server.Client.Post("/api/datasets", new { name = "Texts", inputs = new[] { new { name = "text", kind = "categorical" } }, target = new { name = "y" } });
        const string Texts = "/api/datasets/texts";
        var added = await server.Client.Post($"{Texts}/examples", new { x = new { text = "a\0b" }, y = 1 });
        added.Status.ShouldBe(400, added.Body);
        added.FieldsAtFault.ShouldBe(["x.text"]);
        var filtered = await server.Client.Get($"{Texts}/examples?where=text=a%00b");
        filtered.Status.ShouldBe(400, filtered.Body);
        filtered.FieldsAtFault.ShouldBe(["where[0]"]);
        var named = await server.Client.Post("/api/datasets", new { name = "a\0b", inputs = new[] { new { name = "x", kind = "numeric" } }, target = new { name = "y" } });
        named.Status.ShouldBe(400, named.Body);
        named.FieldsAtFault.ShouldBe(["name"]);
        (await server.Client.Patch($"{Texts}/examples", new { exclude = "a\0b" })).FieldsAtFault.ShouldBe(["exclude"]);
        (await server.Client.CountAsync(Texts)).ShouldBe(0);
    }

    [Theory]
    [InlineData("/api/datasets/import?name=Bad&target=y", "text/plain")]
    [InlineData("/api/datasets/import?name=Bad&target=y", "application/pdf")]
    [InlineData("/api/datasets/import?name=Bad&target=y", null)]
    [InlineData("/api/datasets/line/examples/import", "application/xml")]
    [InlineData("/api/datasets/line/examples/import", null)]
    public async Task A_file_of_another_media_type_answers_415(string path, string? mediaType)
    {
        var line = await Client.CreateLineAsync();
        var refused = await Client.PostContent(path, new ByteArrayContent("x,y\n1,2\n"u8.ToArray()), mediaType);
        refused.Status.ShouldBe(415, refused.Body);
        refused.MediaType.ShouldBe("application/problem+json");
        refused.ProblemType.ShouldBe("unsupported-media-type");
        (await Client.CountAsync(line)).ShouldBe(0);
        (await Client.Get("/api/datasets")).Json.GetProperty("total").GetInt32().ShouldBe(1);
    }

    private async Task BothRefuseAsync(byte[] file, string words)
    {
        if ((await Client.Get("/api/datasets")).Json.GetProperty("total").GetInt32() == 0) await Client.CreateLineAsync();
        ShouldBeRefused(await Client.PostFile("/api/datasets/import?name=Bad&target=y&numeric=x", file), words);
        ShouldBeRefused(await Client.PostFile("/api/datasets/line/examples/import?ignoreExtra=true", file), words);
        (await Client.CountAsync("/api/datasets/line")).ShouldBe(0);
        (await Client.Get("/api/datasets")).Json.GetProperty("total").GetInt32().ShouldBe(1);
    }

    private static void ShouldBeRefused(Answer refused, string words)
    {
        refused.Status.ShouldBe(400, refused.Body);
        refused.MediaType.ShouldBe("application/problem+json");
        var told = refused.Body.Replace("\\u0027", "'", StringComparison.Ordinal);
        told.Contains(words, StringComparison.Ordinal).ShouldBeTrue(told);
        refused.Body.ShouldNotContain("System.");
    }

    private static byte[] GZip(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Fastest)) packing.Write(content);
        return packed.ToArray();
    }
}
