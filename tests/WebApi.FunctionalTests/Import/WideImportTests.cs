using System.Globalization;
using Regressor.Domain.Datasets;

namespace Regressor.WebApi.FunctionalTests.Import;

/// <summary>A file with as many inputs as a dataset can have, on every storage.</summary>
public sealed class WideImportTests
{
    private const int Inputs = Dataset.MaxInputs, Rows = 40;

    private static readonly int[] Narrow = [4];
    private static readonly string Header = string.Join(',', Enumerable.Range(0, Inputs).Select(column => $"x{column}"));

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    [InlineData("InMemory")]
    public async Task It_is_imported_listed_and_exported_and_once_learned_from(string provider)
    {
        await using var server = new TestServer(provider);
        var client = server.Client;
        var created = await client.PostCsv("/api/datasets/import?name=Wide&target=y", $"{Header},y\n{string.Concat(Enumerable.Range(0, Rows).Select(row => $"{Row(row)},{row}\n"))}");
        created.Status.ShouldBe(201, created.Body);
        (await client.CountAsync("/api/datasets/wide", $"where=x{Inputs - 1}>={Value(30, Inputs - 1)}")).ShouldBe(10);
        var listed = (await client.Get($"/api/datasets/wide/examples?sort=x{Inputs - 1}&descending=true&pageSize=1")).Json.GetProperty("items")[0];
        listed.GetProperty("y").GetDouble().ShouldBe(Rows - 1);
        var exported = await client.Get("/api/datasets/wide/examples/export?format=csv");
        exported.Body.ShouldContain($"\n{Row(7)},7");

        // Learning is the same on every storage, and takes seconds.
        if (provider != "PostgreSql") return;
        (await client.TrainAsync("/api/datasets/wide", new { epochs = 2, members = 2, hiddenSizes = Narrow })).GetProperty("status").GetString().ShouldBe("succeeded");
        var predicted = await client.PostCsv("/api/datasets/wide/predictions/batch", $"{Header}\n{Row(5)}\n");
        predicted.Status.ShouldBe(200, predicted.Body);
    }

    private static string Row(int row) => string.Join(',', Enumerable.Range(0, Inputs).Select(column => Value(row, column)));

    private static string Value(int row, int column) => (row + (column / 1024.0)).ToString(CultureInfo.InvariantCulture);
}
