using System.Globalization;

namespace Regressor.Infrastructure.Files.Notation.Times;

/// <summary>What a quantity of several parts measures.</summary>
internal enum Dimension
{
    /// <summary>In seconds.</summary>
    Duration,

    /// <summary>In inches.</summary>
    Length,

    /// <summary>In ounces.</summary>
    Weight,
}

/// <summary>Reads quantities of one or more numbers with units, largest first: 2h 50m, 1 day 3 hours, PT1H30M, 5'11", 8 lb 3 oz.</summary>
internal static class CompoundQuantity
{
    private const int MaxLength = 40, MaxDigits = 9;

    private static readonly (Dimension Dimension, double Factor, string Names)[] Units =
    [
        (Dimension.Duration, 604_800, "w week weeks woche wochen semaine semaines semana semanas settimana settimane weken"),
        (Dimension.Duration, 86_400, "d day days tag tage tagen jour jours j dia dias giorno giorni dag dagen"),
        (Dimension.Duration, 3600, "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur u"),
        (Dimension.Duration, 60, "m min mins minute minutes minuten minuto minutos minuti mn"),
        (Dimension.Duration, 1, "s sec secs second seconds sek sekunde sekunden seconde secondes segundo segundos secondo secondi"),
        (Dimension.Duration, .001, "ms msec millisecond milliseconds"),
        (Dimension.Length, 36, "yd yard yards"),
        (Dimension.Length, 12, "ft feet foot ' ′ ’"),
        (Dimension.Length, 1, "in inch inches \" ″ ” ''"),
        (Dimension.Weight, 224, "st stone"),
        (Dimension.Weight, 16, "lb lbs pound pounds"),
        (Dimension.Weight, 1, "oz ounce ounces"),
    ];

    private static readonly Dictionary<string, (Dimension Dimension, double Factor)> ByName =
        Units.SelectMany(unit => unit.Names.Split(' ').Select(name => (name, unit))).ToDictionary(
            unit => unit.name, unit => (unit.unit.Dimension, unit.unit.Factor), StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, (Dimension Dimension, double Factor)>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool EndsWithUnit(ReadOnlySpan<char> cell) => char.IsLetter(cell[^1]) || cell[^1] is '\'' or '′' or '’' or '"' or '″' or '”' or '.';

    /// <param name="cell">Trimmed cell.</param>
    /// <param name="dimension">What it measures.</param>
    /// <param name="value">Value in the dimension's unit.</param>
    public static bool TryRead(ReadOnlySpan<char> cell, out Dimension dimension, out double value)
    {
        dimension = default;
        value = 0;
        if (cell.Length is < 2 or > MaxLength) return false;
        if (cell[0] is 'P' or 'p') return TryReadIso(cell[1..], out value);
        if (!char.IsAsciiDigit(cell[0])) return false;

        var last = double.PositiveInfinity;
        var next = cell;
        while (next.Length > 0)
        {
            if (!TryReadNumber(ref next, out var number)) return false;
            next = next.TrimStart();
            var length = UnitLength(next);
            double factor;
            if (length == 0 && next.IsEmpty && last is 12 && dimension == Dimension.Length)
            {
                // 5'11 without the sign of inches.
                factor = 1;
            }
            else if (length > 0 && BySpan.TryGetValue(next[..length], out var unit) && (double.IsPositiveInfinity(last) || unit.Dimension == dimension))
            {
                (dimension, factor) = unit;
            }
            else
            {
                return false;
            }

            // A part is less than one of the part before it: 3'45" are minutes and seconds.
            if (factor >= last || number * factor >= last) return false;
            value += number * factor;
            last = factor;
            next = next[length..].TrimStart('.').TrimStart().TrimStart(',').TrimStart();
            if (next.StartsWith("and ", StringComparison.Ordinal) || next.StartsWith("und ", StringComparison.Ordinal)) next = next[4..];
        }

        return true;
    }

    /// <summary>ISO 8601 without months and years, which have no fixed length.</summary>
    private static bool TryReadIso(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        var isTime = false;
        var isEmpty = true;
        while (text.Length > 0)
        {
            if (text[0] is 'T' or 't' && !isTime)
            {
                isTime = true;
                text = text[1..];
                continue;
            }

            if (!TryReadNumber(ref text, out var number) || text.IsEmpty) return false;
            var factor = (char.ToUpperInvariant(text[0]), isTime) switch
            {
                ('W', false) => 604_800,
                ('D', false) => 86_400,
                ('H', true) => 3600,
                ('M', true) => 60,
                ('S', true) => 1,
                _ => 0,
            };
            if (factor == 0) return false;
            value += number * factor;
            text = text[1..];
            isEmpty = false;
        }

        return !isEmpty;
    }

    private static bool TryReadNumber(ref ReadOnlySpan<char> text, out double number)
    {
        number = 0;
        var length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length])) length++;
        if (length is 0 or > MaxDigits) return false;
        var whole = length;
        if (length + 1 < text.Length && text[length] is '.' or ',' && char.IsAsciiDigit(text[length + 1]))
        {
            length++;
            while (length < text.Length && char.IsAsciiDigit(text[length])) length++;
        }

        if (length - whole > MaxDigits) return false;
        number = int.Parse(text[..whole], NumberStyles.None, CultureInfo.InvariantCulture);
        if (length > whole) number += int.Parse(text[(whole + 1)..length], NumberStyles.None, CultureInfo.InvariantCulture) / Math.Pow(10, length - whole - 1);
        text = text[length..];
        return true;
    }

    private static int UnitLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsLetter(text[length])) length++;
        if (length > 0 || text.IsEmpty) return length;
        return text.StartsWith("''", StringComparison.Ordinal) ? 2 : text[0] is '\'' or '′' or '’' or '"' or '″' or '”' ? 1 : 0;
    }
}
