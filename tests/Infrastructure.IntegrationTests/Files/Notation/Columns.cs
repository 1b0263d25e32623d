using System.Globalization;
using Regressor.Infrastructure.Files.Notation;

namespace Regressor.Infrastructure.IntegrationTests.Files.Notation;

/// <summary>Columns of cells for the tests of notations.</summary>
internal static class Columns
{
    public static NotationDetector Detector(IEnumerable<string> cells, params string[] missing)
    {
        var detector = new NotationDetector(missing.Length == 0 ? null : missing);
        foreach (var (index, cell) in cells.Index()) detector.Add(cell, index + 2);
        return detector;
    }

    public static NotationDecision Decide(
        IEnumerable<string> cells, char? delimiter = null, string name = "x", NotationHints? hints = null, params IEnumerable<string>[] others)
    {
        var detector = Detector(cells, [.. hints?.Missing ?? []]);
        var file = FileNotation.From([detector, .. others.Select(other => Detector(other))], delimiter);
        return detector.Decide(name, hints ?? NotationHints.None, file);
    }

    /// <summary>Reads all cells; null is a missing or an unreadable one.</summary>
    public static double?[] Read(this NotationDecision decision, IEnumerable<string> cells) =>
        [.. cells.Select(cell => !decision.Notation.IsMissing(cell) && decision.Notation.TryParse(cell, out var number) ? number : (double?)null)];

    public static string[] Codes(this NotationDecision decision) => [.. decision.Problems.Select(problem => problem.Code)];

    public static double Seconds(string date) =>
        (DateTime.Parse(date, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal) - DateTime.UnixEpoch).TotalSeconds;
}
