using System.Globalization;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>Formats numbers in sentences, the same in every culture.</summary>
internal static class InvariantText
{
    /// <summary>Formats three significant digits, without an exponent where people would not write one: 78600, 12.3, 0.00456.</summary>
    public static string Rounded(double value)
    {
        var magnitude = value == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(value)));
        if (!double.IsFinite(value) || magnitude is < -5 or > 12) return value.ToString("G3", CultureInfo.InvariantCulture);
        if (magnitude <= 2) return value.ToString("0." + new string('#', 2 - magnitude), CultureInfo.InvariantCulture);
        var step = Math.Pow(10, magnitude - 2);
        return (Math.Round(value / step) * step).ToString("F0", CultureInfo.InvariantCulture);
    }

    /// <summary>Returns a term as the first words of a sentence.</summary>
    public static string Capitalized(string term) => char.ToUpperInvariant(term[0]) + term[1..];

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
