using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.IntegrationTests.Files;

public class CsvExampleWriterTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Examples_become_a_header_and_a_line_each()
    {
        var dataset = Dataset.Create("Houses", [new("sqft", ColumnTypes.Numeric, "ft²"), new("type", ColumnTypes.Categorical, null)], new("price", "$"), Now);
        var good = dataset.AddExample([ColumnValue.Of(1e21), ColumnValue.Of("flat, new")], -0.1, Now);
        var excluded = dataset.AddExample([default, ColumnValue.Of("Größe \"A\"")], 5, Now);
        excluded.Exclude("-1 is no price");

        (await Written(dataset, [good, excluded], withExclusions: false)).ShouldBe("sqft,type,price\r\n1E+21,\"flat, new\",-0.1\r\n,\"Größe \"\"A\"\"\",5\r\n");
        (await Written(dataset, [good, excluded], withExclusions: true)).ShouldBe(
            "sqft,type,price,(excluded)\r\n1E+21,\"flat, new\",-0.1,\r\n,\"Größe \"\"A\"\"\",5,'-1 is no price\r\n");
        (await Written(dataset, [], withExclusions: false)).ShouldBe("sqft,type,price\r\n");
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+a", "'+a")]
    [InlineData("-a", "'-a")]
    [InlineData("@a", "'@a")]
    [InlineData("\ta", "\"'\ta\"")]
    [InlineData("\ra", "\"'\ra\"")]
    [InlineData("'=a", "''=a")]
    [InlineData("=\"a\"", "\"'=\"\"a\"\"\"")]
    [InlineData("'a", "'a")]
    [InlineData("a=b", "a=b")]
    [InlineData(" a", "\" a\"")]
    [InlineData("a\u00A0", "\"a\u00A0\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("NA", "NA")]
    [InlineData("a\0b", "\"a\uFFFDb\"")]
    public async Task Texts_are_quoted_and_made_harmless_where_they_must_be(string text, string cell)
    {
        var dataset = Dataset.Create("Texts", [new(text.Trim('\0', ' ', '\u00A0', '\t', '\r'), ColumnTypes.Categorical, null)], new("y", null), Now);
        (await Written(dataset, [Example.Restore(1, dataset.Id, [ColumnValue.Of(text)], 1, 0, null, Now)], withExclusions: false)).ShouldEndWith($"\r\n{cell},1\r\n");
    }

    [Fact]
    public async Task Writing_stops_when_it_is_cancelled()
    {
        var dataset = Dataset.Create("One", [new("a", ColumnTypes.Numeric, null)], new("y", null), Now);
        using var cancellation = new CancellationTokenSource();
        async IAsyncEnumerable<Example> Endless()
        {
            for (var count = 0; ; count++)
            {
                if (count == 1_000) await cancellation.CancelAsync();
                yield return dataset.AddExample([ColumnValue.Of(count)], 1, Now);
            }
        }

        await Should.ThrowAsync<OperationCanceledException>(() => TableText.Written("csv", dataset, Endless(), withExclusions: false, cancellation.Token));
    }

    private static Task<string> Written(Dataset dataset, IReadOnlyList<Example> examples, bool withExclusions) =>
        TableText.Written("csv", dataset, examples.ToAsyncEnumerable(), withExclusions);
}
