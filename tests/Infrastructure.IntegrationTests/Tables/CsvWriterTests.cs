using System.Text;
using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Tables;
using static Regressor.Infrastructure.IntegrationTests.Tables.TableText;

namespace Regressor.Infrastructure.IntegrationTests.Tables;

public class CsvWriterTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Examples_become_a_header_and_a_line_each()
    {
        var dataset = Dataset.Create("Houses", [new("sqft", ColumnTypes.Numeric, "ft²"), new("type", ColumnTypes.Categorical, null)], new("price", "$"), Now);
        var good = dataset.AddExample([InputValue.Of(1e21), InputValue.Of("flat, new")], -0.1, Now);
        var excluded = dataset.AddExample([default, InputValue.Of("Größe \"A\"")], 5, Now);
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
        (await Written(dataset, [dataset.AddExample([InputValue.Of(text)], 1, Now)], withExclusions: false)).ShouldEndWith($"\r\n{cell},1\r\n");
    }

    [Theory]
    [InlineData("English")]
    [InlineData("German")]
    [InlineData("Persian")]
    public async Task What_is_written_is_read_back_as_it_was(string culture)
    {
        using var _ = new ForeignCulture(culture);
        for (var seed = 0; seed < 40; seed++) await CheckRoundTrip(new Random(seed));
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
                yield return dataset.AddExample([InputValue.Of(count)], 1, Now);
            }
        }

        await Should.ThrowAsync<OperationCanceledException>(() => new TableFiles().WriteCsvAsync(new MemoryStream(), dataset, Endless(), false, cancellation.Token));
    }

    private static async Task CheckRoundTrip(Random random)
    {
        InputColumn[] inputs =
        [
            .. Enumerable.Range(0, random.Next(1, 6)).Select(column =>
                new InputColumn($"{Nasty(random).Trim()} {column}".TrimStart(), random.Next(2) == 0 ? ColumnTypes.Numeric : ColumnTypes.Categorical, null)),
        ];
        var dataset = Dataset.Create("Nasty", inputs, new TargetColumn("=target,", null), Now);
        List<Example> examples = [];
        while (examples.Count < 200)
        {
            InputValue[] x = [.. inputs.Select(input => Value(input.Type, random))];
            if (x.All(value => value.IsMissing)) continue;
            examples.Add(dataset.AddExample(x, Number(random), Now));
            if (random.Next(5) == 0 && Nasty(random).Trim() is { Length: > 0 } reason) examples[^1].Exclude(reason);
        }

        var file = Csv(await Written(dataset, examples, withExclusions: true));
        file.Format.Delimiter.ShouldBe(',');
        file.Columns.ShouldBe([.. inputs.Select(input => input.Name), dataset.Target.Name]);
        var rows = file.Rows([.. inputs.Select(input => new TableColumn(input.Name, input.Type))], dataset.Target.Name);
        rows.Select(FaultsOf).ShouldAllBe(faults => faults.Length == 0);
        rows.Select(row => row.Exclusion).ShouldBe(examples.Select(example => example.Exclusion));
        rows.Select(row => Bits(row.Y!.Value)).ShouldBe(examples.Select(example => Bits(example.Y)));
        for (var row = 0; row < rows.Count; row++)
        {
            rows[row].X.Select(value => value.Category).ShouldBe(examples[row].X.Select(value => value.Category));
            rows[row].X.Select(Bits).ShouldBe(examples[row].X.Select(Bits));
        }
    }

    private static InputValue Value(ColumnType kind, Random random)
    {
        if (random.Next(8) == 0) return InputValue.Missing;
        if (kind == ColumnTypes.Numeric) return InputValue.Of(Number(random));
        var text = Nasty(random);
        return string.IsNullOrWhiteSpace(text) ? InputValue.Missing : InputValue.Of(text);
    }

    private static double Number(Random random)
    {
        var number = random.Next(6) switch
        {
            0 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
            1 => random.Next(-1000, 1000),
            2 => Math.Round(random.NextDouble() * 1000, random.Next(12)),
            3 => -0.0,
            4 => random.NextInt64(),
            _ => random.NextDouble() - 0.5,
        };
        return double.IsFinite(number) ? number : double.Epsilon;
    }

    private static string Nasty(Random random)
    {
        string[] parts =
        [
            "\"", "\"\"", "'", "=", "+", "-", "@", "\t", "\r", "\n", "\r\n", ",", ";", "|", " ", "\u00A0", "\uFEFF", "\u2028",
            "NA", "1,5", "sep=;", "#", "a", "ö", "€", "😀", "0",
        ];
        return string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => parts[random.Next(parts.Length)]));
    }

    private static long? Bits(InputValue value) => value.Number is { } number ? Bits(number) : null;

    private static long Bits(double number) => BitConverter.DoubleToInt64Bits(number);

    private static async Task<string> Written(Dataset dataset, IReadOnlyList<Example> examples, bool withExclusions)
    {
        using var destination = new MemoryStream();
        await new TableFiles().WriteCsvAsync(destination, dataset, examples.ToAsyncEnumerable(), withExclusions, CancellationToken.None);
        destination.CanWrite.ShouldBeTrue();
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(destination.ToArray());
    }
}
