using System.Collections.Frozen;
using System.Text;

namespace Regressor.Infrastructure.Files.Notation.Times;

/// <summary>
/// Names of months and weekdays, long and short, in English, French, German, Spanish, Italian, Portuguese and Dutch, without accents and dots.
/// A short form that two languages use for different months is not known.
/// </summary>
internal static class DateWords
{
    private const int MaxLength = 16;
    private const string Accented = "àáâãäçèéêëìíîïñòóôõöùúûü";
    private const string Unaccented = "aaaaaceeeeiiiinooooouuuu";

    private static readonly string[] Months =
    [
        "january jan janvier janv januar jaenner janner enero ene gennaio gen janeiro januari",
        "february feb febr fevrier fevr fev februar feber febrero febbraio febb fevereiro februari",
        "march mar mars marz mrz maerz marzo marco maart mrt",
        "april apr avril avr abril abr aprile",
        "may mai mayo maggio mag maio mei",
        "june jun juin juni junio giugno giu junho",
        "july jul juillet juil juli julio luglio lug julho",
        "august aug aout aou agosto ago augustus",
        "september sep sept septembre septiembre set settembre setembro setiembre",
        "october oct octobre oktober okt octubre ottobre ott outubro out",
        "november nov novembre noviembre novembro",
        "december dec decembre dezember dez diciembre dic dicembre dezembro",
    ];

    private const string Weekdays =
        "monday mon tuesday tue tues wednesday wed weds thursday thu thur thurs friday fri saturday sat sunday sun "
        + "lundi lun mardi mercredi mer mercr jeudi jeu vendredi ven vendr samedi sam dimanche dim "
        + "montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sa sonnabend sonntag so "
        + "lunes martes miercoles mie jueves jue viernes vie sabado sab domingo dom "
        + "lunedi martedi mercoledi giovedi gio venerdi sabato domenica "
        + "segunda segunda-feira seg terca terca-feira ter quarta quarta-feira qua quinta quinta-feira qui sexta sexta-feira sex "
        + "maandag ma dinsdag woensdag wo woe donderdag vrijdag vr vrij zaterdag za zat zondag zo zon";

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> MonthsByName =
        Months.SelectMany((names, month) => names.Split(' ').Select(name => (name, month: month + 1)))
            .ToFrozenDictionary(month => month.name, month => month.month, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WeekdayNames =
        Weekdays.Split(' ').Append("mar").ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <returns>Number of the month from 1; 0 if the word is no month.</returns>
    public static int MonthOf(ReadOnlySpan<char> word)
    {
        Span<char> plain = stackalloc char[MaxLength];
        return MonthsByName.TryGetValue(Plain(word, plain), out var month) ? month : 0;
    }

    public static bool IsWeekday(ReadOnlySpan<char> word)
    {
        Span<char> plain = stackalloc char[MaxLength];
        return WeekdayNames.Contains(Plain(word, plain));
    }

    /// <summary>Year, month and day in Chinese, Japanese and Korean.</summary>
    public static bool IsEastAsian(ReadOnlySpan<char> word) => word is "年" or "月" or "日" or "년" or "월" or "일";

    /// <summary>Words between the parts of a date: 1 de enero de 2025, January 1 of 2025, 1er janvier.</summary>
    public static bool IsFiller(ReadOnlySpan<char> word) => word is "de" or "del" or "of" or "the" or "do" or "den" or "le" or "der" or "am" or "at" or "um" or "à" or "el";

    /// <summary>Endings of a day: 1st, 2nd, 3rd, 4th, 1er, 1º.</summary>
    public static bool IsOrdinal(ReadOnlySpan<char> word) => word is "st" or "nd" or "rd" or "th" or "er" or "ST" or "ND" or "RD" or "TH" or "º" or "ª" or "°" or "e";

    /// <summary>Lowercase without accents; empty if the word is too long.</summary>
    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> word, Span<char> plain)
    {
        if (word.Length > MaxLength) return [];
        var isAscii = Ascii.IsValid(word);
        if (!isAscii) word = WithoutAccents(word);
        return word.Length > MaxLength || word.ToLowerInvariant(plain) < 0 ? [] : plain[..word.Length];
    }

    /// <summary>Replaces the accented letters of the seven languages. Normalization needs cultures, which the server runs without.</summary>
    private static string WithoutAccents(ReadOnlySpan<char> word)
    {
        var plain = word.ToString().ToLowerInvariant().ToCharArray();
        for (var index = 0; index < plain.Length; index++)
        {
            var at = Accented.IndexOf(plain[index], StringComparison.Ordinal);
            if (at >= 0) plain[index] = Unaccented[at];
        }

        return new string(plain);
    }
}
