namespace Regressor.Domain.Models;

/// <summary>Helps to square numbers whose squares a double does not hold.</summary>
public static class Magnitude
{
    /// <summary>A sum of squares between this and its inverse has lost no digit that counts to an overflow or an underflow.</summary>
    public const double SafeSquare = 1e-250;

    /// <summary>A power of two about as large as the largest of the values: dividing by it rounds nothing. 1 where all are 0.</summary>
    public static double UnitOf(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (var value in values) largest = Math.Max(largest, Math.Abs(value));
        return largest == 0 || !double.IsFinite(largest) ? 1 : Math.ScaleB(1, Math.ILogB(largest));
    }

    /// <summary>√(Σv²/n), of values of any magnitude.</summary>
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
