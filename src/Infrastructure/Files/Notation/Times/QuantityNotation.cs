namespace Regressor.Infrastructure.Files.Notation.Times;

/// <summary>Durations, lengths or weights of several parts, as numbers in one unit.</summary>
/// <param name="dimension">What the cells measure.</param>
/// <param name="unit">Unit of the numbers: s, min, h or d; in; oz.</param>
/// <param name="isMinutes">True if two parts with a colon are minutes and seconds rather than hours and minutes.</param>
/// <param name="missing">Words for a missing value.</param>
internal sealed class QuantityNotation(Dimension dimension, string unit, bool isMinutes, MissingWords missing) : ColumnNotation(missing)
{
    private readonly double _factor = FactorOf(unit);

    public override ColumnType? Type => ColumnTypes.Numeric;

    public override string? Unit => unit;

    public override string? Form => dimension != Dimension.Duration ? null : isMinutes ? "m:s" : "h:m";

    /// <returns>True if durations can be read in the unit.</returns>
    public static bool IsOfDuration(string? unit) => unit is "s" or "min" or "h" or "d";

    public override bool TryParse(ReadOnlySpan<char> cell, out double number)
    {
        number = -1;
        if (dimension == Dimension.Duration && WrittenTime.TryRead(cell, out var time) && time.Rest.IsEmpty) number = time.Duration(isMinutes);
        else if (CompoundQuantity.TryRead(cell, out var found, out var value) && found == dimension) number = value;
        number /= _factor;
        return number >= 0;
    }

    public override NotationFault FaultOf(ReadOnlySpan<char> cell) => dimension == Dimension.Duration
        ? new NotationFault(NotationFaults.NotADuration, $"'{Shown(cell)}' is not a duration.")
        : new NotationFault(NotationFaults.NotANumber, $"'{Shown(cell)}' is not a number in '{unit}'.");

    private static double FactorOf(string unit) => unit switch
    {
        "min" => 60,
        "h" => 3600,
        "d" => 86_400,
        _ => 1,
    };

    /// <summary>Converts a range in seconds, inches or ounces.</summary>
    public ValueRange Convert(ValueRange range)
    {
        var converted = new ValueRange();
        if (range.IsEmpty) return converted;
        converted.Add(range.Min / _factor);
        converted.Add(range.Max / _factor);
        return converted;
    }
}
