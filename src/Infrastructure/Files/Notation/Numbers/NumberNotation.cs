namespace Regressor.Infrastructure.Files.Notation.Numbers;

/// <summary>Numbers with one decimal sign and at most one unit.</summary>
internal sealed class NumberNotation(char decimalSign, string? unit, MissingWords missing) : ColumnNotation(missing)
{
    private readonly DigitParser _digits = DigitParser.With(decimalSign);

    public override ColumnType? Type => ColumnTypes.Numeric;

    public override string? Form => _digits.Sign == '.' ? "." : ",";

    public override string? Unit => unit;

    public override bool TryParse(ReadOnlySpan<char> cell, out double number)
    {
        if (_digits.TryParseShort(cell, out number) || _digits.TryParsePlain(cell, out number)) return true;
        return TryRead(cell, out var written) && IsExpected(written.Unit) && written.TryGet(_digits, out number);
    }

    public override NotationFault FaultOf(ReadOnlySpan<char> cell)
    {
        var shown = Shown(cell);
        if (!TryRead(cell, out var written)) return new NotationFault(NotationFaults.NotANumber, $"'{shown}' is not a number.");
        if (_digits.IsTooLarge(written.Digits)) return new NotationFault(NotationFaults.TooLarge, $"'{shown}' is too large.");
        if (!written.TryGet(_digits, out _))
        {
            return written.TryGet(_digits.Other, out _)
                ? new NotationFault(NotationFaults.DecimalSign, $"'{shown}' is not a number: the decimal sign of this column is '{_digits.Sign}'.")
                : new NotationFault(NotationFaults.NotANumber, $"'{shown}' is not a number.");
        }

        return new NotationFault(
            NotationFaults.OtherUnit,
            unit is null ? $"'{shown}' has a unit; the column has none." : $"'{shown}' has another unit than the column: '{unit}'.");
    }

    private static bool TryRead(ReadOnlySpan<char> cell, out WrittenNumber written)
    {
        written = default;
        return cell.Length > 0 && WrittenNumber.TryRead(cell, out written);
    }

    private bool IsExpected(ReadOnlySpan<char> found) => found.IsEmpty || (unit is not null && Units.AreSame(found, unit));
}
