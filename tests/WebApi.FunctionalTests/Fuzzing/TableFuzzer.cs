using System.Globalization;
using System.Text;

namespace Regressor.WebApi.FunctionalTests.Fuzzing;

/// <summary>Files of rows for the datasets 'flats' and 'kinds' (size, kind, rent) in many dialects, with occasional invalid cells.</summary>
internal static class TableFuzzer
{
    private const double Hostility = 0.01;

    /// <summary>Numbers, dates, times and words for missing values as people write them, some of them wrong.</summary>
    private static readonly string[] Written =
    [
        "$1,234.50", "1.234,50 €", "12%", "(123)", "123-", "\u22125", "<0.05", "3 1/4", "2h 50m", "1:32:05", "92 kg", "12k", "?", "N/A", "#DIV/0!", "007", "41000012345678000001",
        "2024-02-30", "31/12/2024", "3/4/25", "Jan 2025", "2025-W05", "2025Q5", "07:00", "25:61", "2025-01-31T07:00:00+25:00", "9999-12-31T23:59:60Z", "<table><tr><td>1", "| a | b |", "# 1",
    ];

    public static string Make(string mediaType, Random random) => mediaType switch
    {
        "text/csv" => Csv(random),
        "application/json" => "[" + string.Join(',', Rows(random)) + "]",
        _ => string.Join(random.Chance(0.5) ? "\n" : "\r\n", Rows(random)),
    };

    private static IEnumerable<string> Rows(Random random) => Enumerable.Range(0, random.Next(1, 20)).Select(row =>
        random.Chance(0.1)
            ? $"{{\"x\":{{\"size\":{Size(row, random, '.')},\"rent\":{Rent(row, '.')}}},\"y\":{JsonFuzzer.Text(Kind(random))}}}"
            : $"{{\"x\":{{\"size\":{Size(row, random, '.')},\"kind\":{JsonFuzzer.Text(Kind(random))}}},\"y\":{Rent(row, '.')}}}");

    private static string Csv(Random random)
    {
        var delimiter = random.Of([",", ";", "\t", "|"]);
        var decimalSign = delimiter != "," && random.Chance(0.5) ? ',' : '.';
        var end = random.Of(["\n", "\r\n", "\r"]);
        var quoted = random.Chance(0.3);
        var text = new StringBuilder(random.Chance(0.2) ? "\ufeff" : "");
        Line(Header(random));
        for (var row = random.Next(1, 20); row > 0; row--) Line([random.Chance(0.05) ? random.Of(Written) : Size(row, random, decimalSign), Kind(random), Rent(row, decimalSign)]);
        return text.ToString();

        void Line(string[] cells) => text.AppendJoin(delimiter, cells.Select(cell => Cell(cell, delimiter, quoted))).Append(end);
    }

    private static string[] Header(Random random) => random.Next(20) switch
    {
        0 => ["size", "size", "rent"],
        1 => ["size", random.Of(HostileValues.Texts), "rent"],
        2 => ["size", "kind", "rent", "more"],
        3 => ["rent", "kind", "size"],
        _ => ["size", "kind", "rent"],
    };

    private static string Cell(string cell, string delimiter, bool quoted) =>
        quoted || cell.Contains(delimiter, StringComparison.Ordinal) || cell.AsSpan().IndexOfAny("\"\r\n") >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string Size(int row, Random random, char decimalSign) =>
        random.Chance(Hostility) ? random.Of(HostileValues.Numbers) : random.Chance(0.1) ? "null" : Number(20 + (row * 1.5), decimalSign);

    private static string Kind(Random random) => random.Chance(0.05) ? random.Of(Written) : random.Chance(Hostility) ? random.Of(HostileValues.Texts) : random.Of(["flat", "house", "loft", "=1+1", "Ünïcödé 🏠"]);

    private static string Rent(int row, char decimalSign) => Number(300.25 + (10 * row), decimalSign);

    private static string Number(double number, char decimalSign) => number.ToString(CultureInfo.InvariantCulture).Replace('.', decimalSign);
}
