namespace Regressor.Infrastructure.Learning.Features;

/// <summary>Positions of the features among the encoded inputs, in the order of <see cref="EncodedRows"/>.</summary>
internal sealed record FeatureLayout(
    IReadOnlyList<NumericFeature> Numeric, IReadOnlyList<CategoricalFeature> Categorical, IReadOnlyList<TextFeature> Texts)
{
    public static FeatureLayout Of(FeatureEncoder encoder)
    {
        int dense = 0, code = 0;
        var encoded = Varying(encoder, ref dense);
        var indicators = Positions(encoder.Numeric, feature => feature.Missing ? 1 : 0, ref dense);
        var oneHots = Positions(encoder.Categorical, feature => feature.OneHot ? feature.Levels.Count : 0, ref dense);
        var texts = Positions(encoder.Texts, feature => feature.Width, ref dense);
        var standardized = Varying(encoder, ref dense);
        var codes = Positions(encoder.Categorical, feature => feature.Varies && feature.Embedded ? 1 : 0, ref code);
        return new FeatureLayout(
            [.. encoder.Numeric.Select((encoding, i) => new NumericFeature(encoding, encoded[i], indicators[i], standardized[i]))],
            [.. encoder.Categorical.Select((encoding, i) => new CategoricalFeature(encoding, oneHots[i], codes[i]))],
            [.. encoder.Texts.Select((encoding, i) => new TextFeature(encoding, texts[i]))]);
    }

    /// <returns>[numeric feature]; −1 where it does not vary.</returns>
    private static int[] Varying(FeatureEncoder encoder, ref int next)
    {
        var positions = new int[encoder.Numeric.Count];
        Array.Fill(positions, -1);
        foreach (var feature in encoder.Varying) positions[feature.Index] = next++;
        return positions;
    }

    /// <returns>[feature]; −1 where the width is 0.</returns>
    private static int[] Positions<T>(IReadOnlyList<T> features, Func<T, int> width, ref int next)
    {
        var positions = new int[features.Count];
        for (var i = 0; i < positions.Length; i++)
        {
            var own = width(features[i]);
            positions[i] = own > 0 ? next : -1;
            next += own;
        }

        return positions;
    }
}
