using System.Text.Json.Serialization;

namespace Regressor.Infrastructure.Learning.Features;

/// <summary>Converts a numeric feature to network inputs: z = (g(x) − center)/scale with g = identity or log, then a smooth clip.</summary>
/// <param name="Index">Index among the numeric features.</param>
/// <param name="Varies">False where the feature carries no information, except perhaps by whether it is missing.</param>
/// <param name="Log">Null for g = identity; else g(x) = ln(max(x, 0) + Log).</param>
/// <param name="Center">Median of g(x).</param>
/// <param name="Scale">Interquartile range of g(x), or half its range where the quartiles meet.</param>
/// <param name="Mean">Mean of x; a missing value counts as the mean in the linear part.</param>
/// <param name="Deviation">Standard deviation of x.</param>
/// <param name="Min">Smallest x seen in training; greater than Max where none was seen.</param>
/// <param name="Max">Largest x seen in training.</param>
/// <param name="Missing">True where it was sometimes missing in training; it then has an indicator input.</param>
/// <param name="Held">True where x counts as the nearest value seen in training if it is outside the range.</param>
/// <param name="Plain">True for a feature without periodic features.</param>
internal sealed record NumericEncoding(
    int Index, bool Varies, double? Log, double Center, double Scale, double Mean, double Deviation, double Min, double Max, bool Missing,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Held = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Plain = false)
{
    /// <summary>
    /// Maximum magnitude of a scaled value. The square or the float of a larger value could be infinite, and two infinite inputs cancel to
    /// NaN.
    /// </summary>
    public const double MaxMagnitude = 1e9;

    /// <summary>
    /// Tolerance, as a share of the range. New rows like those in training occasionally lie a little outside it, and the intervals allow
    /// for that.
    /// </summary>
    private const double Margin = 0.1;

    /// <summary>Encodes x by RealMLP's smooth clip z/√(1 + (z/3)²), bounded by ±3 and nearly linear around 0 (Holzmüller et al. 2024).</summary>
    public double Encode(double x)
    {
        if (double.IsNaN(x)) return 0;
        x = Within(x);
        var z = Scaled(Log is { } offset ? Math.Log(Math.Max(x, 0) + offset) : x, Center, Scale);
        return z / Math.Sqrt(1 + (z * z / 9));
    }

    /// <summary>Computes (x − mean)/deviation, the input of a linear regression.</summary>
    public double Standardize(double x) => double.IsNaN(x) ? 0 : Scaled(Within(x), Mean, Deviation);

    /// <summary>Returns true where x is so far outside the range seen in training that the intervals do not allow for it.</summary>
    public bool IsFarOut(double x)
    {
        // Multiply before subtracting: the whole range may overflow a double.
        var margin = (Margin * Max) - (Margin * Min);
        return !(x >= Min - margin && x <= Max + margin);
    }

    // Clamp would throw for an uploaded model whose range is upside down.
    private double Within(double x) => Held ? Math.Max(Math.Min(x, Max), Min) : x;

    private static double Scaled(double x, double center, double scale)
    {
        // The difference of two huge numbers of opposite sign overflows a double.
        var difference = x - center;
        return Math.Clamp(double.IsInfinity(difference) ? (x / scale) - (center / scale) : difference / scale, -MaxMagnitude, MaxMagnitude);
    }
}
