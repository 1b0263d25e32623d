namespace Regressor.Infrastructure.Files.Notation.Numbers;

/// <summary>The parts of a number as people write it: sign or parentheses, unit before or after, digits, scale.</summary>
internal ref struct WrittenNumber
{
    /// <summary>Longer cells with a unit are texts.</summary>
    private const int MaxLength = 64;

    /// <summary>Length of a sign and a group of digits.</summary>
    private const int GroupLength = 4;

    /// <summary>Digits, group signs, decimal sign and exponent; empty if <see cref="Fraction"/> has the value.</summary>
    public ReadOnlySpan<char> Digits { get; private set; }

    /// <summary>Value of 3 1/4 or ½; null if the number has digits only.</summary>
    public double? Fraction { get; private set; }

    /// <summary>Unit as written: "$", "kg", "%"; empty if there is none.</summary>
    public ReadOnlySpan<char> Unit { get; private set; }

    /// <summary>Factor of a suffix such as k or M.</summary>
    public double Scale { get; private set; }

    public bool IsNegative { get; private set; }

    /// <summary>True for a bound such as &lt;0.05.</summary>
    public bool IsCensored { get; private set; }

    private ReadOnlySpan<char> _rest;
    private bool _isSigned;
    private bool _isOpen;

    /// <param name="cell">Trimmed cell.</param>
    /// <param name="number">The parts, whose digits may still be no number.</param>
    public static bool TryRead(ReadOnlySpan<char> cell, out WrittenNumber number)
    {
        number = new WrittenNumber { Scale = 1, _rest = cell };
        if (cell.Length > MaxLength) return number.TryReadLong();
        return number.TryReadPrefix() && number.TryReadDigits() && number.TryReadSuffix();
    }

    /// <param name="digits">Parser with the column's decimal sign.</param>
    /// <param name="value">The finite value.</param>
    public readonly bool TryGet(DigitParser digits, out double value)
    {
        value = Fraction ?? 0;
        if (Fraction is null && !digits.TryParse(Digits, out value)) return false;
        value *= Scale;
        if (IsNegative) value = -value;
        return double.IsFinite(value);
    }

    /// <summary>Gets the value in both readings of its signs.</summary>
    /// <param name="point">Value if the decimal sign is a point; null if it is none.</param>
    /// <param name="comma">Value if the decimal sign is a comma; null if it is none.</param>
    public readonly bool TryGet(out double? point, out double? comma)
    {
        var first = Digits.IndexOfAny('.', ',');
        var sign = first < 0 ? '.' : Digits[first];
        var isFirst = TryGet(DigitParser.With(sign), out var value);
        var other = value;

        // Digits that are neither three nor followed by another sign are decimals.
        var isOther = first < 0 ? isFirst
            : (Digits.Length - first == GroupLength || Digits[(first + 1)..].ContainsAny('.', ',')) && TryGet(DigitParser.With(sign == '.' ? ',' : '.'), out other);
        point = (sign == '.' ? isFirst : isOther) ? sign == '.' ? value : other : null;
        comma = (sign == '.' ? isOther : isFirst) ? sign == '.' ? other : value : null;
        return isFirst || isOther;
    }

    private static bool StartsNumber(ReadOnlySpan<char> text) =>
        char.IsAsciiDigit(text[0]) || Fractions.IsVulgar(text[0]) || (text.Length > 1 && text[0] is '.' or ',' && char.IsAsciiDigit(text[1]));

    private static bool IsMinus(char character) => character is '-' or '\u2212' or '\u2013' or '\u2012' or '\uFE63' or '\uFF0D';

    /// <summary>Plain digits may have any length; they have no unit.</summary>
    private bool TryReadLong()
    {
        var cell = _rest;
        _isSigned = IsMinus(cell[0]) || cell[0] == '+';
        IsNegative = IsMinus(cell[0]);
        Digits = _isSigned ? cell[1..] : cell;
        return char.IsAsciiDigit(Digits[0]) || Digits[0] is '.' or ',';
    }

    private bool TryReadPrefix()
    {
        var rest = _rest;
        while (rest.Length > 0 && !StartsNumber(rest))
        {
            var character = rest[0];
            var length = 1;
            if (IsMinus(character) || character == '+')
            {
                if (_isSigned) return false;
                _isSigned = true;
                IsNegative = character != '+';
            }
            else if (character == '(')
            {
                if (_isSigned) return false;
                _isSigned = _isOpen = IsNegative = true;
            }
            else if (character is '<' or '>' or '≤' or '≥')
            {
                if (IsCensored || _isSigned || !Unit.IsEmpty) return false;
                IsCensored = true;
                if (rest.Length > 1 && rest[1] == '=') length = 2;
            }
            else if (!char.IsWhiteSpace(character))
            {
                length = 1;
                while (length < rest.Length && !EndsPrefix(rest, length)) length++;
                if (!Unit.IsEmpty || !Units.IsPrefix(rest[..length], length < rest.Length && char.IsWhiteSpace(rest[length]))) return false;
                Unit = rest[..length];
            }

            rest = rest[length..];
        }

        _rest = rest;
        return rest.Length > 0;
    }

    /// <summary>The point of an abbreviation belongs to it: Rs.500 is five hundred.</summary>
    private static bool EndsPrefix(ReadOnlySpan<char> text, int at) =>
        char.IsWhiteSpace(text[at])
        || IsMinus(text[at])
        || text[at] is '+' or '('
        || (StartsNumber(text[at..]) && (char.IsAsciiDigit(text[at]) || !char.IsLetter(text[at - 1])));

    private bool TryReadDigits()
    {
        var rest = _rest;
        if (Fractions.TryRead(rest, out var fraction, out var length))
        {
            Fraction = fraction;
            _rest = rest[length..];
            return true;
        }

        length = 1;
        while (length < rest.Length)
        {
            var isBetween = length + 1 < rest.Length && char.IsAsciiDigit(rest[length + 1]);
            if (!char.IsAsciiDigit(rest[length]) && !(isBetween && (rest[length] is '.' or ',' || DigitParser.IsGroupSign(rest[length])))) break;
            length++;
        }

        length += ExponentLength(rest[length..]);
        Digits = rest[..length];

        // As printf writes a number without decimals: "5.".
        _rest = rest[length..] is "." && !Digits.Contains('.') ? [] : rest[length..];
        return true;
    }

    private static int ExponentLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] is not ('e' or 'E')) return 0;
        var start = text[1] is '+' or '-' ? 2 : 1;
        var length = start;
        while (length < text.Length && char.IsAsciiDigit(text[length])) length++;
        return length > start ? length : 0;
    }

    private bool TryReadSuffix()
    {
        var rest = _rest;
        // 2025-01-31 and 10-20 are no numbers.
        if (rest.Length > 1 && rest[0] == '-' && char.IsAsciiDigit(rest[1])) return false;

        // A price without cents: 20,- or 20.–
        if (rest.Length >= 2 && rest[0] is ',' or '.' && (IsMinus(rest[1]) || rest[1] == '\u2014')) rest = rest[2..];
        var isApart = rest.Length > 0 && char.IsWhiteSpace(rest[0]);
        rest = rest.TrimStart();
        if (Scales.TryRead(rest, isApart, Currencies.Find(Unit) is not null, out var scale, out var length))
        {
            Scale = scale;
            rest = rest[length..];
            isApart |= rest.Length > 0 && char.IsWhiteSpace(rest[0]);
        }

        rest = rest.Trim();
        if (rest is "+" && !IsCensored)
        {
            // At least so many: 10,000+.
            IsCensored = true;
            return !_isOpen;
        }

        if (_isOpen)
        {
            var close = rest.IndexOf(')');
            if (close < 0) return false;
            if (close + 1 < rest.Length && close > 0) return false;
            rest = close > 0 ? rest[..close].TrimEnd() : rest[1..].Trim();
        }
        else if (rest.Length > 0 && !_isSigned && IsMinus(rest[^1]))
        {
            IsNegative = true;
            rest = rest[..^1].TrimEnd();
        }

        if (rest.IsEmpty) return true;
        if (!Unit.IsEmpty || !Units.IsSuffix(rest, isApart)) return false;
        Unit = rest;
        return true;
    }
}
