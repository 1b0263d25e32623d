using System.Globalization;

namespace Regressor.Infrastructure.Files.Notation.Times;

/// <summary>Splits the text of a date into numbers, words and signs, and finds out what they are.</summary>
internal ref struct DateScanner(ReadOnlySpan<char> cell)
{
    private const int MinLength = 5, MaxLength = 48, MaxNumbers = 3, MaxDigits = 8, MaxSigns = 2;
    private readonly ReadOnlySpan<char> _cell = cell;
    private (int Value, int Digits, bool IsAfterMonth) _first;
    private (int Value, int Digits, bool IsAfterMonth) _second;
    private (int Value, int Digits, bool IsAfterMonth) _third;
    private int _numbers;
    private int _month;
    private bool _isMonthFirst;
    private bool _mayBeWeekday;
    private char _period;
    private char _separator;
    private bool _hasEastAsianUnits;
    private double _time;

    /// <summary>Rejects most texts cheaply.</summary>
    public static bool CanBeDate(ReadOnlySpan<char> cell) => cell.Length is >= MinLength and <= MaxLength && cell.ContainsAnyInRange('0', '9');

    public bool TryScan(out WrittenDate date)
    {
        date = default;
        if (!DateTimeSplit.TrySplit(_cell, out var text, out var year, out _time)) return false;
        if (year.IsEmpty && TryDigits(text, out date)) return true;
        if (!TryScanParts(text) || (year.Length > 0 && !TryScanParts(year))) return false;
        return TryUnderstand(out date);
    }

    /// <summary>Parses the most frequent forms without a scan: 2025-01-31 and 31.01.2025.</summary>
    private readonly bool TryDigits(ReadOnlySpan<char> text, out WrittenDate date)
    {
        const int length = 10;
        date = default;
        if (text.Length != length) return false;
        var isYearFirst = text[4] is '-' or '/' or '.';
        var (sign, other) = isYearFirst ? (text[4], text[7]) : (text[2], text[5]);
        if (sign != other || sign is not ('-' or '/' or '.')) return false;
        Span<int> digits = stackalloc int[length - 2];
        var count = 0;
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character) && count < digits.Length) digits[count++] = character - '0';
            else if (character != sign) return false;
        }

        if (count < digits.Length) return false;
        var (first, second) = ((digits[0] * 10) + digits[1], (digits[2] * 10) + digits[3]);
        var (third, fourth) = ((digits[4] * 10) + digits[5], (digits[6] * 10) + digits[7]);
        date = isYearFirst
            ? new WrittenDate { A = (first * 100) + second, B = third, C = fourth, IsFixed = true, Separator = sign, Time = _time }
            : new WrittenDate { A = first, B = second, C = (third * 100) + fourth, Separator = sign, Time = _time };
        return true;
    }

    private bool TryScanParts(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            if (char.IsAsciiDigit(text[at]))
            {
                while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
                if (!TryAddNumber(text[start..at])) return false;
            }
            else if (char.IsLetter(text[at]) || text[at] is 'º' or 'ª')
            {
                while (at < text.Length && (char.IsLetter(text[at]) || text[at] == '-' && IsInWord(text, at))) at++;
                if (!TryAddWord(text[start..at], start > 0 ? text[start - 1] : '\0')) return false;
            }
            else if (!TryAddSigns(text, ref at))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>segunda-feira is one word, Jan-Feb is not.</summary>
    private static bool IsInWord(ReadOnlySpan<char> text, int at) => text[(at + 1)..].StartsWith("feira", StringComparison.OrdinalIgnoreCase);

    private bool TryAddNumber(ReadOnlySpan<char> digits)
    {
        if (_numbers == MaxNumbers || digits.Length > MaxDigits) return false;
        var number = (int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture), digits.Length, _month > 0);
        if (_numbers == 0) _first = number;
        else if (_numbers == 1) _second = number;
        else _third = number;
        _numbers++;
        return true;
    }

    private bool TryAddWord(ReadOnlySpan<char> word, char before)
    {
        if (DateWords.IsEastAsian(word)) return _hasEastAsianUnits = true;
        if (word is "Q" or "q" or "W" or "w")
        {
            if (_period != '\0') return false;
            _period = char.ToUpperInvariant(word[0]);
            return true;
        }

        if (char.IsAsciiDigit(before) && DateWords.IsOrdinal(word)) return true;
        var month = DateWords.MonthOf(word);
        if (month > 0 && (_month == 0 || _mayBeWeekday))
        {
            _mayBeWeekday = _month == 0 && _numbers == 0 && DateWords.IsWeekday(word);
            _month = month;
            _isMonthFirst = _numbers == 0;
            return true;
        }

        return (_numbers == 0 && _month == 0 && DateWords.IsWeekday(word)) || DateWords.IsFiller(word);
    }

    /// <summary>The same sign stands between all parts, with spaces or not; a point or a comma may follow a word or the last part.</summary>
    private bool TryAddSigns(ReadOnlySpan<char> text, ref int at)
    {
        var start = at;
        var sign = ' ';
        while (at < text.Length && !char.IsAsciiDigit(text[at]) && !char.IsLetter(text[at]))
        {
            var character = text[at++];
            if (char.IsWhiteSpace(character)) continue;
            var endsAbbreviation = sign == '.' && start > 0 && char.IsLetter(text[start - 1]);
            if (character is not ('-' or '/' or '.' or ',' or '\'' or '’' or '‐' or '–') || (sign != ' ' && !endsAbbreviation)) return false;
            sign = character is '‐' or '–' ? '-' : character;
        }

        if (at - start > MaxSigns + 1) return false;
        var isBetweenNumbers = start > 0 && at < text.Length && char.IsAsciiDigit(text[start - 1]) && char.IsAsciiDigit(text[at]);
        if (start == 0) return false;
        if (!isBetweenNumbers)
        {
            if (_separator == '\0' && sign is '-' or '\'') _separator = sign;
            return at < text.Length || sign == ' ' || (sign == '.' && (_numbers > 1 || _month > 0));
        }

        if (_separator != '\0' && _separator != sign && _month == 0) return false;
        _separator = sign;
        return true;
    }

    private readonly bool TryUnderstand(out WrittenDate date)
    {
        date = default;
        if (_period != '\0') return _month == 0 && TryPeriod(out date);
        if (_month > 0) return TryNamedMonth(out date);
        return _numbers switch
        {
            3 => TryThreeNumbers(out date),
            2 => TryYearAndMonth(out date),
            1 => _first.Digits == MaxDigits && WrittenDate.TryReadCompact(_first.Value, out date) && IsTimed(ref date),
            _ => false,
        };
    }

    private readonly bool IsTimed(ref WrittenDate date)
    {
        date = Fixed(date.A, date.B, date.C, false);
        return true;
    }

    private readonly bool TryThreeNumbers(out WrittenDate date)
    {
        date = Fixed(_first.Value, _second.Value, _third.Value, false);
        if (_second.Digits > 2) return false;
        if (_first.Digits == 4) return _third.Digits <= 2;
        if (_first.Digits > 2 || _hasEastAsianUnits) return false;
        var hasShortYear = _third.Digits == 2 && _separator is '-' or '/' or '.';
        if (_third.Digits != 4 && !(hasShortYear && _third.Digits == 2)) return false;
        date = new WrittenDate { A = date.A, B = date.B, C = date.C, HasShortYear = _third.Digits == 2, Separator = _separator, Time = _time };
        return true;
    }

    private readonly bool TryYearAndMonth(out WrittenDate date)
    {
        var isYearFirst = _first.Digits == 4;
        date = isYearFirst
            ? Fixed(_first.Value, _second.Value, 1, false) with { MayBeSeason = _second.Digits == 2 && _second.Value == (_first.Value + 1) % 100 }
            : Fixed(_second.Value, _first.Value, 1, false);
        return (isYearFirst ? _second.Digits <= 2 : _second.Digits == 4 && _first.Digits <= 2) && (_separator is '-' or '/' || _hasEastAsianUnits);
    }

    private readonly bool TryNamedMonth(out WrittenDate date)
    {
        date = default;
        if (_numbers == 1)
        {
            var isShort = _first.Digits == 2 && _first.IsAfterMonth && _separator is '-' or '\'' or '’';
            if (_first.Digits != 4 && !isShort) return false;
            date = Fixed(_first.Value, _month, 1, _first.Digits == 2);
            return true;
        }

        if (_numbers != 2) return false;
        var isYearFirst = _first.Digits == 4;
        var (year, day) = isYearFirst ? (_first, _second) : (_second, _first);
        if (day.Digits > 2 || year.Digits is not (2 or 4) || (_isMonthFirst && isYearFirst)) return false;
        date = Fixed(year.Value, _month, day.Value, year.Digits == 2);
        return true;
    }

    private readonly bool TryPeriod(out WrittenDate date)
    {
        date = default;
        var isYearFirst = _first.Digits == 4;
        if (_period == 'Q')
        {
            var (year, quarter) = isYearFirst ? (_first, _second) : (_second, _first);
            date = Fixed(year.Value, (quarter.Value * 3) - 2, 1, false);
            return _numbers == 2 && year.Digits == 4 && quarter.Digits == 1 && quarter.Value <= 4;
        }

        if (!isYearFirst || _numbers < 2 || _second.Digits != 2) return false;
        if (WrittenDate.DayOfWeek(_first.Value, _second.Value, _numbers == 3 ? _third.Value : 1) is not { } day) return false;
        date = Fixed(day.Year, day.Month, day.Day, false);
        return true;
    }

    private readonly WrittenDate Fixed(int year, int month, int day, bool hasShortYear) =>
        new() { A = year, B = month, C = day, IsFixed = true, HasShortYear = hasShortYear, Separator = _separator, Time = _time };
}
