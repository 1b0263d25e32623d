using Regressor.Domain.Predictions;
using Regressor.Infrastructure.Learning.Features.Calendars;

namespace Regressor.Infrastructure.Learning.Features.Generators;

/// <inheritdoc/>
internal sealed class ServedTemporalColumn : ServedColumn
{
    private readonly ColumnType _type;
    private readonly TemporalFeatureGenerator _generator;
    private readonly NumericEncoding _range;
    private readonly Feature[] _features;

    public ServedTemporalColumn(SourceFeatures source, double widening, TemporalFeatureGenerator generator)
        : base(source.Column, widening)
    {
        (_type, _generator) = (source.Column.Type, generator);
        _features = [.. source.Features.Zip(generator.Derived, (encoded, feature) => new Feature(encoded as NumericFeature, encoded as CategoricalFeature, feature))];
        _range = _features[0].Number!.Encoding;
    }

    public override Oddity? Encode(ColumnValue value, Span<float> dense, Span<int> codes)
    {
        Span<Scalar> values = stackalloc Scalar[_features.Length];
        if (value.Number is { } seconds) _generator.Compute(new Scalar(seconds), values);
        else values.Fill(new Scalar(double.NaN));
        for (var feature = 0; feature < _features.Length; feature++) _features[feature].Encode(values[feature].Value, dense, codes);
        return value.Number is not { } number ? _range.Missing || NeverSeen ? null : Missing()
            : number >= _range.Min && number <= _range.Max ? null
            : OutOfRange(number);
    }

    private bool NeverSeen => _range.Min > _range.Max;

    /// <summary>A date has no tolerance as numbers have: what comes after the last one of the data is another time.</summary>
    private Oddity OutOfRange(double seconds)
    {
        var seen = NeverSeen ? "but had no value in training; it is not used"
            : _range.Min == _range.Max ? $"but was always {Written(_range.Min)} in training; it is not used"
            : seconds > _range.Max ? $"later than {Written(_range.Max)}, the latest seen in training; {Assumed}"
            : $"earlier than {Written(_range.Min)}, the earliest seen in training; {Assumed}";
        return Odd(PredictionWarningCode.OutOfRange, $"'{Name}' is {Written(seconds)}, {seen}.", _range.Held || _range.IsFarOut(seconds));
    }

    private string Assumed => _range.Held ? "no trend beyond it is assumed" : "no such value was learned from";

    private string Written(double seconds) => _type.Describe(ColumnValue.Of(seconds));

    private sealed class Feature(NumericFeature? number, CategoricalFeature? category, TemporalFeature feature)
    {
        /// <summary>[level], and last the missing one.</summary>
        private readonly int[] _slots = [.. (feature.Levels ?? []).Append(null).Select(level => category?.Encoding.Levels.ToList().IndexOf(level) ?? -1)];

        public NumericFeature? Number => number;

        public void Encode(double value, Span<float> dense, Span<int> codes)
        {
            if (category is not null) EncodeCategory(_slots[double.IsNaN(value) ? ^1 : (int)value], dense, codes);
            else if (!double.IsNaN(value) && number!.Encoded >= 0)
                (dense[number.Encoded], dense[number.Standardized]) = ((float)number.Encoding.Encode(value), (float)number.Encoding.Standardize(value));
            else if (double.IsNaN(value) && number!.Indicator >= 0) dense[number.Indicator] = 1;
        }

        private void EncodeCategory(int slot, Span<float> dense, Span<int> codes)
        {
            if (category!.Code >= 0) codes[category.Code] = slot >= 0 ? slot : category.Encoding.Levels.Count;
            else if (category.OneHot >= 0 && slot >= 0) dense[category.OneHot + slot] = 1;
        }
    }
}
