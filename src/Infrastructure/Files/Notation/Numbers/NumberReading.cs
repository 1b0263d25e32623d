namespace Regressor.Infrastructure.Files.Notation.Numbers;

/// <summary>The numbers of a column as one decimal sign and one unit read them.</summary>
/// <param name="Decimal">Decimal sign.</param>
/// <param name="IsUnclear">True if nothing proves whether the sign of ambiguous numbers groups their digits.</param>
/// <param name="Unit">The unit; null if there is none.</param>
/// <param name="Read">Number of readable cells.</param>
/// <param name="Range">Their smallest and largest value.</param>
/// <param name="NotRead">The first numbers that are not readable.</param>
internal sealed record NumberReading(char Decimal, bool IsUnclear, string? Unit, int Read, ValueRange Range, IReadOnlyList<FirstCells> NotRead)
{
    /// <summary>If the largest number without a sign is between these, larger ones probably have a sign for their thousands.</summary>
    private const double NearThousand = 500, Thousand = 1000;

    /// <summary>A share of contrary cells that is more than a slip.</summary>
    private const double Slip = .02;

    public static NumberReading Decide(NumberCells cells, NotationHints hints, FileNotation file)
    {
        var (sign, isUnclear) = DecideSign(cells, hints, file);
        var unit = cells.Units.OrderByDescending(unit => unit.ReadWith(sign)).FirstOrDefault();

        // A unit in a few cells only is something else: house number 12 b. An amount without its currency is still one.
        var isBare = unit is null || (unit.Count < cells.Bare.Count && Currencies.Find(unit.Unit) is null && hints.Unit != unit.Unit);
        IReadOnlyList<UnitCells> used = isBare ? [cells.Bare] : [cells.Bare, unit!];
        var range = new ValueRange();
        foreach (var part in used) range.Add(part.RangeWith(sign));
        return new NumberReading(
            sign,
            isUnclear,
            isBare ? null : unit!.Unit,
            used.Sum(part => part.ReadWith(sign)),
            range,
            [.. used.Select(part => part.NotReadWith(sign)), .. cells.Units.Except(used).Select(part => part.First)]);
    }

    /// <summary>The sign of most unambiguous cells; null if there are none.</summary>
    public static char? Proven(NumberCells cells) =>
        cells.PointOnly + cells.CommaOnly == 0 ? null : cells.CommaOnly > cells.PointOnly ? ',' : '.';

    private static (char Sign, bool IsUnclear) DecideSign(NumberCells cells, NotationHints hints, FileNotation file)
    {
        if (hints.Decimal is { } given) return (given, false);
        var sign = cells.UnclearSign;
        var other = sign == '.' ? ',' : '.';
        var areMixed = cells.Unclear > 0 && Math.Min(cells.PointOnly, cells.CommaOnly) > Slip * (cells.PointOnly + cells.CommaOnly);
        if (Proven(cells) is { } proven && !(areMixed && hints.Thousands is not null)) return (proven, areMixed);
        if (cells.Unclear > 0 && hints.Thousands is { } thousands) return (thousands == sign ? other : sign, false);
        if (cells.Unclear == 0) return (file.Decimal ?? '.', false);

        // Where commas separate the cells, the decimal sign is a point unless another column shows otherwise.
        var isCommaFile = file.Delimiter == ',';
        if (isCommaFile && sign == '.' && file.Decimal != ',') return ('.', false);
        var expected = file.Decimal ?? (isCommaFile ? '.' : null);
        var looksCutOff = cells.GreatestPlain is >= NearThousand and < Thousand;
        if (expected == other || (expected is null && looksCutOff)) return (other, false);
        return (sign, expected is null || looksCutOff);
    }
}
