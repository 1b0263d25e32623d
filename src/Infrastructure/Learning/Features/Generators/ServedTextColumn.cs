using Regressor.Domain.Predictions;
using Regressor.Infrastructure.Learning.Features.Text;

namespace Regressor.Infrastructure.Learning.Features.Generators;

/// <inheritdoc/>
internal sealed class ServedTextColumn(InputColumn input, double widening, TextFeature feature) : ServedColumn(input, widening)
{
    // A predictor is shared by threads, and the scratch is not.
    [ThreadStatic]
    private static TextTokens? _tokens;

    public override Oddity? Encode(ColumnValue value, Span<float> dense, Span<int> codes)
    {
        if (value.IsMissing && !feature.Encoding.Missing) return feature.IsUsed ? Missing() : null;
        if (!feature.IsUsed) return null;
        var isKnown = feature.Encoding.Encode(value.Text, _tokens ??= new TextTokens(), dense.Slice(feature.From, feature.Encoding.Width));
        return isKnown ? null : Odd(PredictionWarningCode.UnknownText, $"'{Name}' has no word that was seen in training.");
    }
}
