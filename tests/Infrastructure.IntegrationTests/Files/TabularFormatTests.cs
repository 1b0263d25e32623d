using Regressor.Domain.Datasets;
using static Regressor.Infrastructure.IntegrationTests.Files.TableText;

namespace Regressor.Infrastructure.IntegrationTests.Files;

public class TabularFormatTests
{
    [Fact]
    public void Formats_are_told_apart_by_names_media_types_and_extensions()
    {
        Formats.Default.Name.ShouldBe("csv");
        Formats.All.Select(format => format.Name).ShouldBeUnique();
        Formats.All.SelectMany(format => format.MediaTypes).ShouldBeUnique();
        Formats.All.SelectMany(format => format.Extensions).ShouldBeUnique();
        Formats.ByName("JSONLINES")!.Name.ShouldBe("jsonLines");
        Formats.ByMediaType("TEXT/CSV")!.Name.ShouldBe("csv");
        Formats.ByMediaType("application/xml").ShouldBeNull();
    }

    [Theory]
    [InlineData("a,b\n1,2", "csv")]
    [InlineData("", "csv")]
    [InlineData("[a],{b}\n1,2", "csv")]
    [InlineData("{a}\n1", "csv")]
    [InlineData(" [\r\n\t{\"x\": 1}]", "json")]
    [InlineData("\uFEFF[{}]", "json")]
    [InlineData("\n{ \"x\": 1}\n", "jsonLines")]
    public void A_format_is_recognized_by_the_beginning_of_a_file(string content, string name)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content));
        Formats.Detect(stream).Name.ShouldBe(name);
        stream.Position.ShouldBe(0);
    }

    [Theory]
    [InlineData("json", "[\n{\"x\":{\"sqft\":1E+21,\"type\":\"flat \\\"A\\\"\"},\"y\":-0.1},\n{\"x\":{\"sqft\":null,\"type\":\"Größe\"},\"y\":5,\"excluded\":\"=typo\"}\n]\n", "[\n]\n")]
    [InlineData("jsonLines", "{\"x\":{\"sqft\":1E+21,\"type\":\"flat \\\"A\\\"\"},\"y\":-0.1}\n{\"x\":{\"sqft\":null,\"type\":\"Größe\"},\"y\":5,\"excluded\":\"=typo\"}\n", "")]
    public async Task Examples_are_written_as_the_API_takes_them(string format, string content, string empty)
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var dataset = Dataset.Create("Houses", [new("sqft", ColumnTypes.Numeric, "ft²"), new("type", ColumnTypes.Categorical, null)], new("price", "$"), now);
        Example[] examples = [dataset.AddExample([ColumnValue.Of(1e21), ColumnValue.Of("flat \"A\"")], -0.1, now), dataset.AddExample([default, ColumnValue.Of("Größe")], 5, now)];
        examples[1].Exclude("=typo");
        (await Written(format, dataset, examples.ToAsyncEnumerable(), withExclusions: true)).ShouldBe(content);
        (await Written(format, dataset, AsyncEnumerable.Empty<Example>(), withExclusions: false)).ShouldBe(empty);
    }
}
