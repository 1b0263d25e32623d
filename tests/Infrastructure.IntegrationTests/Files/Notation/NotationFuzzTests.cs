using System.Text;
using Regressor.Infrastructure.Files.Notation;

namespace Regressor.Infrastructure.IntegrationTests.Files.Notation;

public class NotationFuzzTests
{
    private static readonly string[] Fragments =
    [
        "0", "1", "5", "12", "31", "007", "99", "1234", "2025", "20250131", "999999999999999999999", "1e", "E5", "e999", ".", ",", "-", "−", "+", "/", ":", " ", "\u00A0",
        "\u202F", "'", "’", "\"", "(", ")", "$", "€", "USD", "kg", "%", "k", "M", "bn", "Mio.", "h", "m", "min", "s", "PT", "P", "T", "Z", "+02:00", "am", "p.m.", "Jan", "mars",
        "août", "Dec.", "Montag", "Q1", "W05", "年", "月", "½", "¼", "<", "≤", "NA", "?", "n/a", "null", "true", "st", "ft", "in", "x", "\uD83D", "\uDE00", "\0", "∞", "NaN",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_evidence_counts_what_the_notation_reads_and_nothing_throws(int seed)
    {
        var random = new Random(seed);
        for (var column = 0; column < 1000; column++)
        {
            var kinds = Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(Fragments.Length)).ToArray();
            string[] cells = [.. Enumerable.Range(0, random.Next(1, 25)).Select(_ => Cell(random, kinds))];
            var detector = Columns.Detector(cells);
            var file = FileNotation.From([detector], random.Next(3) switch { 0 => ',', 1 => ';', _ => null });
            foreach (var type in (ColumnType?[])[null, .. ColumnTypes.All])
            {
                var decision = detector.Decide("x", new NotationHints(type, Unit: random.Next(9) == 0 ? "s" : null), file);
                Check(decision, cells, type);
            }
        }
    }

    [Fact]
    public void Long_and_random_cells_never_throw()
    {
        var random = new Random(4);
        for (var count = 0; count < 5000; count++)
        {
            var cell = new string([.. Enumerable.Range(0, random.Next(80)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 128 : 0x10000))]);
            Check(Columns.Decide([cell, new string('9', random.Next(5000))], ','), [], null);
        }
    }

    private static string Cell(Random random, int[] kinds)
    {
        var cell = new StringBuilder();
        for (var part = random.Next(6); part >= 0; part--) cell.Append(Fragments[random.Next(3) == 0 ? random.Next(Fragments.Length) : kinds[random.Next(kinds.Length)]]);
        return cell.ToString().Trim();
    }

    private static void Check(NotationDecision decision, string[] cells, ColumnType? type)
    {
        var notation = decision.Notation;
        var written = cells.Where(cell => !notation.IsMissing(cell)).ToList();
        var shown = string.Join("|", cells);
        foreach (var cell in written)
        {
            Assert.NotEmpty(notation.FaultOf(cell).Reason);
            if (notation.TryParse(cell, out var number)) Assert.True(double.IsFinite(number), cell);
        }

        if (cells.Length == 0) return;
        Assert.True(decision.Evidence.Missing == cells.Length - written.Count, shown);
        if (notation.Type is null) return;
        Assert.True(decision.Evidence.Read == written.Count(cell => notation.TryParse(cell, out _)), $"{type}: {shown}");
        var values = written.Where(cell => notation.TryParse(cell, out _)).Select(cell => notation.TryParse(cell, out var number) ? number : 0).ToList();
        Assert.True(decision.Evidence.Min == (values.Count == 0 ? null : values.Min()), shown);
        Assert.True(decision.Evidence.Max == (values.Count == 0 ? null : values.Max()), shown);
        Assert.True(decision.Evidence.Unreadable == written.Count - decision.Evidence.Read, shown);
    }
}
