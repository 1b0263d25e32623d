using System.Text;
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
        var dataset = Dataset.Create("Nasty", inputs, new TargetColumn("=target,", null), Now, kept);
        List<Example> examples = [];
        while (examples.Count < 200)
        {
            ColumnValue[] x = [.. inputs.Select(input => Value(input.Type, random))];
            if (x.All(value => value.IsMissing)) continue;
            examples.Add(dataset.AddExample(x, Number(random), Now, [.. kept.Select(column => Value(column.Type, random))]));
            if (random.Next(5) == 0 && Nasty(random).Trim() is { Length: > 0 } reason) examples[^1].Exclude(reason);
        }

        var file = Open(Encoding.UTF8.GetBytes(await Written(format, dataset, examples.ToAsyncEnumerable(), withExclusions: true)), format);
        file.Columns.ShouldBe(file.Format.HasHeader ? [.. dataset.Columns.Select(column => column.Name), dataset.Target.Name] : null);
        var rows = file.Rows(
            [.. inputs.Select(input => new TableColumn(input.Name, input.Type))], dataset.Target.Name, kept: [.. kept.Select(column => Text(column.Name))]);
        rows.Select(ErrorsOf).ShouldAllBe(errors => errors.Length == 0);
        rows.Select(row => row.Exclusion).ShouldBe(examples.Select(example => example.Exclusion));
        rows.Select(row => Bits(row.Y!.Value)).ShouldBe(examples.Select(example => Bits(example.Y)));
        for (var row = 0; row < rows.Count; row++)
        {
            rows[row].X.Select(value => value.Text).ShouldBe(examples[row].X.Select(value => value.Text));
            rows[row].X.Select(Bits).ShouldBe(examples[row].X.Select(Bits));
            rows[row].Kept.Select(value => value.Text).ShouldBe(examples[row].Kept.Select(value => value.Text));
        }
    }

    private static ColumnValue Value(ColumnType kind, Random random)
    {
        if (random.Next(8) == 0) return ColumnValue.Missing;
        if (kind == ColumnTypes.Numeric) return ColumnValue.Of(Number(random));
        var text = Nasty(random);
        return string.IsNullOrWhiteSpace(text) ? ColumnValue.Missing : ColumnValue.Of(text);
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
