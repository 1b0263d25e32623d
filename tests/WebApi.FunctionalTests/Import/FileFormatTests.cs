using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Regressor.WebApi.FunctionalTests.Predictions;

namespace Regressor.WebApi.FunctionalTests.Import;

/// <summary>Workbooks, Parquet, JSON and compressed files over HTTP.</summary>
public sealed class FileFormatTests(FlatsServer flats) : IClassFixture<FlatsServer>
{
    private const string Unknown = "application/octet-stream";

    private HttpClient Client => flats.Client;

    [Theory]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("parquet", "application/vnd.apache.parquet")]
    [InlineData("csv", Unknown)]
    [InlineData("xlsx", Unknown)]
    [InlineData("parquet", "text/csv")]
    public async Task An_export_becomes_a_dataset_that_exports_the_same(string format, string mediaType)
    {
        var file = await Client.GetByteArrayAsync($"{FlatsServer.Flats}/examples/export?format={format}");
        var name = $"copy-{format}-{mediaType.Length}";
        var created = await Client.PostFile($"/api/datasets/import?name={name}&target=rent", file, mediaType);
        created.Status.ShouldBe(201, created.Body);
        (await Client.Get($"/api/datasets/{name}/examples/export")).Body.ShouldBe((await Client.Get($"{FlatsServer.Flats}/examples/export")).Body);
    }

    [Fact]
    public async Task A_dataset_is_created_from_plain_records_and_not_from_examples()
    {
        var records = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(0, 30).Select(row => $"{{\"area\":{row},\"town\":\"t{row % 2}\",\"rent\":{row * 3}}}"))}]");
        var created = await Client.PostFile("/api/datasets/import?name=records&target=rent", records, "application/json");
        created.Status.ShouldBe(201, created.Body);
        created.Json.GetProperty("dataset").GetProperty("exampleCount").GetInt32().ShouldBe(30);

        var examples = await Client.GetByteArrayAsync($"{FlatsServer.Flats}/examples/export?format=json");
        var refused = await Client.PostFile("/api/datasets/import?name=examples&target=rent", examples, "application/json");
        refused.Status.ShouldBe(400);
        refused.Body.ShouldContain("not from examples with x and y");
    }

    [Theory]
    [InlineData("application/gzip", true)]
    [InlineData("text/csv", true)]
    [InlineData("application/zip", false)]
    public async Task A_compressed_file_is_read_like_the_file_itself(string mediaType, bool isGzip)
    {
        var csv = "size,kind,floor,rent\n50,loft,2,900\n"u8.ToArray();
        using var bytes = new MemoryStream();
        if (isGzip)
        {
            using var gzip = new GZipStream(bytes, CompressionMode.Compress, leaveOpen: true);
            gzip.Write(csv);
        }
        else
        {
            using var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true);
            using var entry = zip.CreateEntry("flats.csv").Open();
            entry.Write(csv);
        }

        var read = await Client.PostFile($"{FlatsServer.Flats}/examples/import?dryRun=true", bytes.ToArray(), mediaType);
        read.Status.ShouldBe(200, read.Body);
        read.Json.GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_decompression_bomb_is_refused()
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 64; megabyte++) gzip.Write(zeros);
        }

        var refused = await Client.PostFile($"{FlatsServer.Flats}/examples/import", bytes.ToArray());
        refused.Status.ShouldBe(400);
        refused.Body.ShouldContain("grows by more than 250 times");
    }

    [Theory]
    [InlineData("xlsx", null)]
    [InlineData("parquet", null)]
    [InlineData("xlsx", "csv")]
    [InlineData("csv", "xlsx")]
    [InlineData("csv", "parquet")]
    [InlineData("parquet", "json")]
    [InlineData("xlsx", "jsonLines")]
    public async Task Predictions_come_back_in_the_format_of_the_file_or_in_the_one_asked_for(string format, string? answer)
    {
        var file = await Client.GetByteArrayAsync($"{FlatsServer.Flats}/examples/export?format={format}");
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(Unknown);
        using var response = await Client.PostAsync(new Uri($"{FlatsServer.Flats}/predictions/batch{(answer is null ? "" : $"?format={answer}")}", UriKind.Relative), content);
        var predicted = await response.Content.ReadAsByteArrayAsync();
        response.IsSuccessStatusCode.ShouldBeTrue(Encoding.UTF8.GetString(predicted));

        // Whatever the format, the answer is a table with the same rows, and predictions equal to those of the CSV file.
        var again = await Client.PostFile($"{FlatsServer.Flats}/predictions/batch?format=csv", predicted, response.Content.Headers.ContentType!.MediaType!);
        again.Status.ShouldBe(200, again.Body);
        var lines = again.Body.Split("\r\n");
        lines[0].ShouldStartWith("size,kind,floor,rent,predicted rent,lower,upper,covered,warnings,not predicted because,predicted rent 2,");
        lines.Length.ShouldBe(92);
        foreach (var line in lines[1..^1])
        {
            var cells = line.Split(',');
            cells[^6].ShouldBe(cells[4]);
        }
    }

    [Fact]
    public async Task Examples_of_the_API_are_answered_in_their_own_format()
    {
        var refused = await Client.PostFile($"{FlatsServer.Flats}/predictions/batch?format=csv", "[{\"x\":{\"size\":50,\"kind\":\"loft\",\"floor\":2}}]"u8.ToArray(), "application/json");
        refused.Status.ShouldBe(400);
        refused.FieldsAtFault.ShouldBe(["format"]);
    }
}
