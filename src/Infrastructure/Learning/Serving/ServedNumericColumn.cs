using System.Globalization;
using Regressor.Domain.Predictions;
using Regressor.Infrastructure.Learning.Features;

namespace Regressor.Infrastructure.Learning.Serving;

/// <inheritdoc/>
internal sealed class ServedNumericColumn(InputColumn input, double widening, NumericEncoding? encoding, FeatureLayout positions, int index) : ServedColumn(input, widening)
{
    /// <summary>
    /// Tolerance, as a share of the range. New rows like those in training occasionally lie a little outside it, and the intervals allow
    /// for that.
    /// </summary>
    private const double Margin = 0.1;

    private readonly int _encoded = positions.Encoded[index];
    private readonly int _indicator = positions.Indicators[index];
    private readonly int _standardized = positions.Standardized[index];

    public override Oddity? Encode(ColumnValue value, Span<float> dense, Span<int> codes)
    {
        if (encoding is null) return null;
        if (value.Number is not { } number)
        {
            if (_indicator >= 0) dense[_indicator] = 1;
            return encoding.Missing || NeverSeen ? null : Missing();
        }

        if (_encoded >= 0)
        {
            dense[_encoded] = (float)encoding.Encode(number);
            dense[_standardized] = (float)encoding.Standardize(number);
        }

        return number >= encoding.Min && number <= encoding.Max ? null : OutOfRange(number);
    }

    private bool NeverSeen => encoding!.Min > encoding.Max;

    // Multiply before subtracting: the whole range may overflow a double.
    private bool IsFarOut(double number)
    {
        var margin = (Margin * encoding!.Max) - (Margin * encoding.Min);
        return !(number >= encoding.Min - margin && number <= encoding.Max + margin);
    }

    private Oddity OutOfRange(double number)
    {
        var seen = NeverSeen ? "but had no value in training; it is not used"
            : encoding!.Min == encoding.Max ? string.Create(CultureInfo.InvariantCulture, $"but was always {encoding.Min:G6} in training; it is not used")
            : string.Create(CultureInfo.InvariantCulture, $"outside the range {encoding.Min:G6} to {encoding.Max:G6} seen in training");
        return Odd(
            PredictionWarningCode.OutOfRange, string.Create(CultureInfo.InvariantCulture, $"'{Name}' is {number:G6}, {seen}."), IsFarOut(number));
    }
}
