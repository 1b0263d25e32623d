using Regressor.Infrastructure.Learning.Features.Generators;

namespace Regressor.Infrastructure.Learning.Features;

/// <summary>The encoded features of one source column.</summary>
/// <param name="Column">Source column.</param>
/// <param name="Features">Its features, in the order of their generator.</param>
internal sealed record SourceFeatures(InputColumn Column, IReadOnlyList<EncodedFeature> Features)
{
    /// <returns>[input column].</returns>
    public static IReadOnlyList<SourceFeatures> Of(FeatureEncoder encoder, IReadOnlyList<InputColumn> inputs)
    {
        var layout = FeatureLayout.Of(encoder);
        int numeric = 0, categorical = 0, text = 0;
        return [.. inputs.Select(input => new SourceFeatures(input, [.. FeatureGenerators.For(input.Type).Features.Select(Next)]))];

        EncodedFeature Next(FeatureKind kind) =>
            kind.IsNumber() ? layout.Numeric[numeric++]
            : kind.IsCategory() ? layout.Categorical[categorical++]
            : layout.Texts[text++];
    }

    /// <summary>True for free text, whose values hardly ever recur.</summary>
    public bool IsText => Features is [TextFeature];

    /// <summary>True where the learner has an input of the column.</summary>
    public bool IsUsed => Features.Any(feature => feature.IsUsed);

    /// <summary>Returns the rows with the column encoded as missing or unknown; null where the learner does not see its values.</summary>
    public EncodedRows? Without(EncodedRows rows)
    {
        EncodedRows? without = null;
        foreach (var feature in Features) without = feature.Without(without ?? rows) ?? without;
        return without;
    }
}
