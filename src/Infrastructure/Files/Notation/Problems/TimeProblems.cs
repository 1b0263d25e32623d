using System.Globalization;
using Regressor.Infrastructure.Files.Notation.Times;

namespace Regressor.Infrastructure.Files.Notation.Problems;

/// <summary>What the caller should know about a column of times or durations.</summary>
internal static class TimeProblems
{
    public static IEnumerable<NotationProblem> Find(NotationDetector cells, DurationReading reading, NotationHints hints)
    {
        var times = cells.Times;
        if (times.TwoParts + times.ThreeParts == 0) yield break;
        if (reading.IsUnclear)
        {
            var samples = times.First.Cells;
            var (type, other) = reading.IsOfDay ? ("timeOfDay", "numeric") : ("numeric", "timeOfDay");
            yield return new NotationProblem(
                NotationProblems.AmbiguousTimes, times.TwoParts + times.ThreeParts, samples, $"type={type}", $"type={other}", false,
                $"'{samples[0].Cell}' may be a time of day or a duration. It was read as {(reading.IsOfDay ? "a time of day" : "a duration")}.");
        }

        if (reading.IsOfDay || times.TwoParts == 0 || times.ThreeParts > 0 || hints.Unit is not null) yield break;
        var twoParts = times.FirstTwoParts.Cells.Select(sample => sample with { Reading = Read(sample.Cell, false), OtherReading = Read(sample.Cell, true) }).ToList();
        yield return new NotationProblem(
            NotationProblems.AmbiguousTimes, times.TwoParts, twoParts, "unit=min", "unit=s", false,
            $"'{twoParts[0].Cell}' was read as hours and minutes. Set unit=s if it has minutes and seconds.");
    }

    private static string? Read(string cell, bool isMinutes) =>
        WrittenTime.TryRead(cell, out var time) ? TimeSpan.FromSeconds(time.Duration(isMinutes)).ToString("c", CultureInfo.InvariantCulture) : null;
}
