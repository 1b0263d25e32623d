namespace Regressor.Infrastructure.Files.Notation.Numbers;

/// <summary>A number of at most 15 digits without unit or scale, in both readings of its sign.</summary>
internal readonly struct ShortNumber
{
    private const int MaxDigits = 15;
    private static readonly double[] PowersOfTen = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>The only sign between the digits, '.' or ','; NUL if there is none.</summary>
    public char Sign { get; private init; }

    /// <summary>Value if the sign is the decimal sign, or without a sign.</summary>
    public double Decimal { get; private init; }

    /// <summary>Value if the sign groups digits; null if it cannot.</summary>
    public double? Grouped { get; private init; }

    /// <summary>Number of digits.</summary>
    public int Digits { get; private init; }

    public bool IsNegative { get; private init; }

    /// <summary>True for digits only.</summary>
    public bool IsWhole => Sign == '\0' && !IsNegative;

    /// <summary>True for an unsigned number such as 007.</summary>
    public bool HasLeadingZero { get; private init; }

    public static bool TryRead(ReadOnlySpan<char> cell, out ShortNumber number)
    {
        number = default;
        var isNegative = cell.Length > 0 && cell[0] == '-';
        var digits = isNegative ? cell[1..] : cell;
        if (digits.Length is 0 or > MaxDigits + 1) return false;

        var value = 0L;
        var at = -1;
        for (var index = 0; index < digits.Length; index++)
        {
            var character = digits[index];
            if (char.IsAsciiDigit(character)) value = (value * 10) + (character - '0');
            else if (character is '.' or ',' && at < 0) at = index;
            else return false;
        }

        var count = at < 0 ? digits.Length : digits.Length - 1;
        var decimals = at < 0 ? 0 : count - at;
        if (count is 0 or > MaxDigits || (at >= 0 && decimals == 0)) return false;
        var canGroup = decimals == 3 && at is >= 1 and <= 3 && digits[0] != '0';
        number = new ShortNumber
        {
            Sign = at < 0 ? '\0' : digits[at],
            Decimal = (isNegative ? -1.0 : 1.0) * (value / PowersOfTen[decimals]),
            Grouped = canGroup ? (isNegative ? -value : value) : null,
            Digits = count,
            IsNegative = isNegative,
            HasLeadingZero = at < 0 && !isNegative && count > 1 && digits[0] == '0',
        };
        return true;
    }
}
