using System.Collections.Frozen;
using Regressor.Infrastructure.Files.Notation.Times;

namespace Regressor.Infrastructure.Files.Notation.Numbers;

/// <summary>Units before and after numbers. A known one may touch the digits; any other word must stand apart from them.</summary>
internal static class Units
{
    private const int MaxLength = 24;

    private const string Known =
        "% ‰ ‱ ° °C °F ºC ºF ℃ ℉ µm μm nm mm cm dm m km mi yd ft in \" ″ ' ′ mm² cm² m² km² mm2 cm2 m2 km2 sqm qm sqft ft² ft2 ha ac mm³ cm³ m³ mm3 "
        + "cm3 m3 cbm ccm cc µl μl ml mL cl dl l L hl gal oz lb lbs st µg μg mg g kg t kt ns µs μs ms s sec secs min mins h hr hrs d wk mo yr yrs Hz "
        + "kHz MHz GHz W kW MW GW Wh kWh MWh GWh TWh V mV kV mA kA J kJ MJ cal kcal Pa hPa kPa MPa bar mbar psi atm N kN Nm hp PS bhp kmh km/h kph "
        + "mph kn kt/h m/s l/100km mpg bit Mbit kB KB MB GB TB PB kbps Mbps Gbps bpm rpm dB dBA ppm ppb mol mmol mM px pt pts pc pcs st. Stk Stk. x "
        + "ct ct. p pp bps mg/l mg/L µg/l μg/l g/l mg/dl mg/dL mmol/l mmol/L mmHg IU U/l g/dl g/dL kg/m² kg/m2 kg/m³ W/m² µg/m³ μg/m³ €/kg €/m² $/kg";

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KnownUnits =
        Known.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Words after a number that are no unit: halves of the day, eras.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoUnits =
        "am pm a.m. p.m. a.m p.m uhr bc ad bce ce v.chr. n.chr. to or and of th st nd rd"
            .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsCurrencySign(char character) => Currencies.IsSign(character);

    /// <param name="text">Text before the digits.</param>
    /// <param name="isApart">True if a space separates it from them: s1 and h2 are codes.</param>
    public static bool IsPrefix(ReadOnlySpan<char> text, bool isApart) =>
        Currencies.Find(text) is not null || (isApart && text is not ("x" or "p" or "pp") && KnownUnits.Contains(text));

    /// <param name="text">Text after the digits.</param>
    /// <param name="isApart">True if a space separates it from them.</param>
    public static bool IsSuffix(ReadOnlySpan<char> text, bool isApart)
    {
        if (text.Length > MaxLength || (!isApart && NoUnits.Contains(text))) return false;
        if (IsKnown(text)) return true;
        var slash = text.IndexOf('/');
        if (slash > 0 && IsKnown(text[..slash].TrimEnd()) && IsWord(text[(slash + 1)..].TrimStart())) return true;
        return isApart && IsWord(text) && !NoUnits.Contains(text) && DateWords.MonthOf(text.TrimEnd('.')) == 0 && !DateWords.IsEastAsian(text);
    }

    /// <summary>True if two written units are the same: currencies in all forms, words ignoring case and plural, others exactly.</summary>
    public static bool AreSame(ReadOnlySpan<char> unit, ReadOnlySpan<char> other)
    {
        if (unit.SequenceEqual(other)) return true;
        if (Currencies.Find(unit) is { } currency) return currency == Currencies.Find(other);
        return unit.Length > 0 && other.Length > 0 && IsFree(unit) && IsFree(other)
            && Singular(unit).Equals(Singular(other), StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsKnown(ReadOnlySpan<char> text) => Currencies.Find(text) is not null || KnownUnits.Contains(text);

    /// <summary>Where a letter's case means something, as in mW and MW, the difference is kept.</summary>
    private static bool IsFree(ReadOnlySpan<char> unit) => unit.Length > 3 || unit is "kg" or "Kg" or "KG" or "cm" or "CM" or "km" or "KM" or "Km";

    private static ReadOnlySpan<char> Singular(ReadOnlySpan<char> unit) =>
        unit.EndsWith("(s)", StringComparison.Ordinal) ? unit[..^3] : unit.Length > 3 && unit[^1] is 's' or 'S' ? unit[..^1] : unit;

    private static bool IsWord(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !(char.IsLetter(text[0]) || text[0] == '°')) return false;
        foreach (var character in text[1..])
        {
            if (!char.IsLetter(character) && character is not (' ' or '.' or '/' or '²' or '³' or '°' or '(' or ')' or '-')) return false;
        }

        return true;
    }
}
