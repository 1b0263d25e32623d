using Regressor.Domain.Predictions;

namespace Regressor.Infrastructure.Learning.Features.Generators;

/// <inheritdoc/>
internal sealed class ServedNumericColumn(InputColumn input, double widening, NumericFeature feature) : ServedColumn(input, widening)
{
    private readonly ColumnType _type = input.Type;
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

    private Oddity OutOfRange(double number)
    {
        var seen = NeverSeen ? "but had no value in training; it is not used"
            : _encoding.Min == _encoding.Max ? $"but was always {Written(_encoding.Min)} in training; it is not used"
            : $"outside the range {Written(_encoding.Min)} to {Written(_encoding.Max)} seen in training";
        return Odd(PredictionWarningCode.OutOfRange, $"'{Name}' is {Written(number)}, {seen}.", _encoding.IsFarOut(number));
    }

    private string Written(double number) => _type.Describe(ColumnValue.Of(number));
}
