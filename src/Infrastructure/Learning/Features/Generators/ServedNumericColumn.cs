using System.Globalization;
using Regressor.Domain.Predictions;

namespace Regressor.Infrastructure.Learning.Features.Generators;

/// <inheritdoc/>
internal sealed class ServedNumericColumn(InputColumn input, double widening, NumericFeature feature) : ServedColumn(input, widening)
{
    /// <summary>
    /// Tolerance, as a share of the range. New rows like those in training occasionally lie a little outside it, and the intervals allow
    /// for that.
    /// </summary>
    private const double Margin = 0.1;

    private readonly NumericEncoding _encoding = feature.Encoding;
    private readonly int _encoded = feature.Encoded;
    private readonly int _indicator = feature.Indicator;
    private readonly int _standardized = feature.Standardized;

    public override Oddity? Encode(ColumnValue value, Span<float> dense, Span<int> codes)
    {
        if (value.Number is not { } number)
        {
            if (_indicator >= 0) dense[_indicator] = 1;
            return _encoding.Missing || NeverSeen ? null : Missing();
        }

        if (_encoded >= 0)
        {
            dense[_encoded] = (float)_encoding.Encode(number);
            dense[_standardized] = (float)_encoding.Standardize(number);
        }

        return number >= _encoding.Min && number <= _encoding.Max ? null : OutOfRange(number);
    }

    private bool NeverSeen => _encoding.Min > _encoding.Max;

    // Multiply before subtracting: the whole range may overflow a double.
    private bool IsFarOut(double number)
    {
        var margin = (Margin * _encoding.Max) - (Margin * _encoding.Min);
        return !(number >= _encoding.Min - margin && number <= _encoding.Max + margin);
    }

    private Oddity OutOfRange(double number)
    {
        var seen = NeverSeen ? "but had no value in training; it is not used"
            : _encoding.Min == _encoding.Max ? string.Create(CultureInfo.InvariantCulture, $"but was always {_encoding.Min:G6} in training; it is not used")
            : string.Create(CultureInfo.InvariantCulture, $"outside the range {_encoding.Min:G6} to {_encoding.Max:G6} seen in training");
        return Odd(
            PredictionWarningCode.OutOfRange, string.Create(CultureInfo.InvariantCulture, $"'{Name}' is {number:G6}, {seen}."), IsFarOut(number));
    }
}
