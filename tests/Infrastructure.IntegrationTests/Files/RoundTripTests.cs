using Regressor.Application.Files;
using Regressor.Domain.Datasets;
using static Regressor.Infrastructure.IntegrationTests.Files.TableText;

namespace Regressor.Infrastructure.IntegrationTests.Files;

public class RoundTripTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("csv", "English")]
    [InlineData("csv", "German")]
    [InlineData("csv", "Persian")]
    [InlineData("json", "English")]
    [InlineData("json", "Persian")]
    [InlineData("jsonLines", "English")]
    [InlineData("xlsx", "English")]
    [InlineData("xlsx", "Persian")]
    [InlineData("parquet", "English")]
    public async Task What_is_written_is_read_back_as_it_was(string format, string culture)
    {
        using var _ = new ForeignCulture(culture);
        for (var seed = 0; seed < 40; seed++) await CheckRoundTrip(format, new Random(seed));
    }

    private static async Task CheckRoundTrip(string format, Random random)
    {
        InputColumn[] inputs =
        [
            .. Enumerable.Range(0, random.Next(1, 6)).Select(column =>
                new InputColumn($"{Nasty(random).Trim()} {column}".TrimStart(), random.Next(2) == 0 ? ColumnTypes.Numeric : ColumnTypes.Categorical, null)),
        ];
        KeptColumn[] kept = [.. Enumerable.Range(0, random.Next(3)).Select(column => new KeptColumn($"{Nasty(random).Trim()} kept {column}".TrimStart(), ColumnTypes.Text))];
        var target = new TargetColumn("=target,", null) { Type = random.Next(2) == 0 ? ColumnTypes.Numeric : ColumnTypes.Categorical };
        var dataset = Dataset.Create("Nasty", inputs, target, Now, kept);
        List<Example> examples = [];
        while (examples.Count < 200)
        {
            ColumnValue[] x = [.. inputs.Select(input => Value(input.Type, random))];
            if (x.All(value => value.IsMissing)) continue;
            examples.Add(dataset.AddExample(x, Present(target.Type, random), Now, [.. kept.Select(column => Value(column.Type, random))]));
            if (random.Next(5) == 0 && Nasty(random).Trim() is { Length: > 0 } reason) examples[^1].Exclude(reason);
        }

        // A sheet does not show blanks around a text, so they are not read.
        Func<string?, string?> shown = format == "xlsx" ? text => text?.Trim() : text => text;
        var written = await WrittenBytes(format, dataset, examples.ToAsyncEnumerable(), withExclusions: true);
        var names = dataset.Columns.Select(column => column.Name).Append(dataset.Target.Name);
        var file = Formats.ByName(format)!.Open(new MemoryStream(written), new FormatHints { KnownNames = [.. names], KeepsWords = true });
        file.Columns.ShouldBe(file.Columns is not null ? [.. dataset.Columns.Select(column => column.Name), dataset.Target.Name] : null);
        var rows = file.Rows(new TableSchema(
            [.. inputs.Select(input => new TableColumn(input.Name, input.Type))], new TableColumn(target.Name, target.Type), [.. kept.Select(column => Text(column.Name))]));
        rows.Select(ErrorsOf).ShouldAllBe(errors => errors.Length == 0);
        rows.Select(row => row.Exclusion).ShouldBe(examples.Select(example => example.Exclusion));
        rows.Select(row => Bits(row.Target)).ShouldBe(examples.Select(example => Bits(example.Y)));
        rows.Select(row => row.Target.Text).ShouldBe(examples.Select(example => shown(example.Y.Text)));
        for (var row = 0; row < rows.Count; row++)
        {
            rows[row].X.Select(value => value.Text).ShouldBe(examples[row].X.Select(value => shown(value.Text)));
            rows[row].X.Select(Bits).ShouldBe(examples[row].X.Select(Bits));
            rows[row].Kept.Select(value => value.Text).ShouldBe(examples[row].Kept.Select(value => shown(value.Text)));
        }
    }

    private static ColumnValue Value(ColumnType kind, Random random)
    {
        if (random.Next(8) == 0) return ColumnValue.Missing;
        if (kind == ColumnTypes.Numeric) return ColumnValue.Of(Number(random));
        var text = Nasty(random);
        return string.IsNullOrWhiteSpace(text) ? ColumnValue.Missing : ColumnValue.Of(text);
    }

    private static ColumnValue Present(ColumnType kind, Random random)
    {
        while (true)
        {
            if (Value(kind, random) is { IsMissing: false } value) return value;
        }
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

    private static long? Bits(ColumnValue value) => value.Number is { } number ? Bits(number) : null;

    private static long Bits(double number) => BitConverter.DoubleToInt64Bits(number);
}
