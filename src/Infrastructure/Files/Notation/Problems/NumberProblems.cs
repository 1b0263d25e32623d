using System.Globalization;
using Regressor.Infrastructure.Files.Notation.Numbers;

namespace Regressor.Infrastructure.Files.Notation.Problems;

/// <summary>What the caller should know about a column of numbers.</summary>
internal static class NumberProblems
{
    public static IEnumerable<NotationProblem> Find(NotationDetector cells, NumberReading reading, string name, NotationHints hints)
    {
        var numbers = cells.Numbers;
        if (reading.IsUnclear) yield return Ambiguous(numbers);
        if (Units(numbers, reading, hints) is { } units) yield return units;
        if (numbers.Scaled.Count > 0 && Scales(numbers, reading) is { } scales) yield return scales;
        if (numbers.Censored > 0)
        {
            yield return new NotationProblem(
                NotationProblems.CensoredValues, numbers.Censored, numbers.FirstCensored.Cells, null, null, false,
                $"{numbers.Censored} cells such as '{numbers.FirstCensored.Cells[0].Cell}' are bounds. They were read as the value of the bound.");
        }

        if (hints.Type is null && numbers.CountsUp && numbers.Bare.Count > 1 && cells.Written == numbers.Bare.Count && ColumnNames.IsOfIds(name, numbers.IsConsecutive))
        {
            yield return new NotationProblem(
                NotationProblems.CountingId, numbers.Bare.Count, numbers.Bare.First.Cells, "type=text", "type=numeric", false,
                "The numbers count up from row to row, and the name of the column is one of an id.");
        }
    }

    private static NotationProblem Ambiguous(NumberCells numbers)
    {
        var (sign, first) = (numbers.UnclearSign, numbers.FirstUnclear.Cells[0].Cell);
        var samples = numbers.FirstUnclear.Cells.Select(sample => sample with
        {
            Reading = Read(sample.Cell, sign == '.' ? ',' : '.'),
            OtherReading = Read(sample.Cell, sign),
        }).ToList();
        return new NotationProblem(
            NotationProblems.AmbiguousNumbers, numbers.Unclear, samples, $"thousands={sign}", "thousands=none", true,
            $"'{first}' may be {samples[0].Reading} or {samples[0].OtherReading}. Set thousands={sign} for the first, thousands=none for the second.");
    }

    private static NotationProblem? Units(NumberCells numbers, NumberReading reading, NotationHints hints)
    {
        if (reading.Unit is { } unit && hints.Unit is { Length: > 0 } given && !Numbers.Units.AreSame(unit, given))
        {
            var written = numbers.Units.First(part => part.Unit == unit);
            return new NotationProblem(
                NotationProblems.MixedUnits, written.Count, written.First.Cells, $"unit={unit}", null, true,
                $"The cells have the unit '{unit}', the column has '{given}'.");
        }

        var others = numbers.Units.Where(part => part.Unit != reading.Unit).ToList();
        var bare = reading.Unit is null ? 0 : numbers.Bare.Count - numbers.Bare.Zeros;
        var count = others.Sum(part => part.Count) + bare;
        if (count == 0) return null;
        var samples = FirstCells.Merge([.. others.Select(part => part.First), .. bare > 0 ? [numbers.Bare.First] : Array.Empty<FirstCells>()], _ => true);
        var message = reading.Unit is null ? $"{count} cells such as '{samples[0].Cell}' have a unit, the others have none."
            : others.Count == 0 ? $"{count} cells such as '{samples[0].Cell}' have no unit. They were read as '{reading.Unit}'."
            : $"{count} cells such as '{samples[0].Cell}' have another unit than '{reading.Unit}', or none.";
        return new NotationProblem(NotationProblems.MixedUnits, count, samples, null, null, false, message);
    }

    private static NotationProblem? Scales(NumberCells numbers, NumberReading reading)
    {
        var scaled = numbers.Scaled.Values.Sum();
        var isOneScale = numbers.Scaled.Count == 1 && scaled >= reading.Read - numbers.Bare.Zeros;
        return isOneScale ? null : new NotationProblem(
            NotationProblems.MixedScales, scaled, numbers.FirstScaled.Cells, null, null, false,
            $"{scaled} cells such as '{numbers.FirstScaled.Cells[0].Cell}' have a scale and were multiplied by it; others have another one, or none.");
    }

    private static string? Read(string cell, char decimalSign) =>
        WrittenNumber.TryRead(cell, out var written) && written.TryGet(DigitParser.With(decimalSign), out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;
}
