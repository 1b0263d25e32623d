namespace Regressor.Domain.Statistics;

/// <summary>Squares and sums numbers whose squares exceed the range of a double.</summary>
public static class Magnitude
{
    /// <summary>A sum of squares between this and its inverse has lost no significant digit to overflow or underflow.</summary>
    public const double SafeSquare = 1e-250;

    /// <summary>Returns a power of two close to the largest magnitude, so that dividing by it is exact; 1 where all values are 0.</summary>
    public static double UnitOf(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (var value in values) largest = Math.Max(largest, Math.Abs(value));
        return largest == 0 || !double.IsFinite(largest) ? 1 : Math.ScaleB(1, Math.ILogB(largest));
    }

    /// <summary>Computes √(Σv²/n) of values of any magnitude.</summary>
    public static double RootMeanSquare(ReadOnlySpan<double> values)
    {
        var squares = SumOfSquares(values, 1);
        if (squares is > SafeSquare and < 1 / SafeSquare) return Math.Sqrt(squares / values.Length);
        var unit = UnitOf(values);
        return Math.Sqrt(SumOfSquares(values, unit) / values.Length) * unit;
    }

    private static double SumOfSquares(ReadOnlySpan<double> values, double unit)
    {
        double squares = 0;
        foreach (var value in values) squares += value / unit * (value / unit);
        return squares;
    }
}
