using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>
/// Adds the inputs that new examples require to a trained network: category levels and missing indicators. Their weights start at 0, so
/// the network's predictions do not change until the new weights are trained.
/// </summary>
internal static class NetworkGrowth
{
    /// <param name="from">Architecture before the growth.</param>
    /// <param name="fromEncoder">Encoder before the growth.</param>
    /// <param name="values">Parameters before the growth, [M·P].</param>
    /// <param name="to">The same architecture with more inputs and levels.</param>
    /// <param name="toEncoder">Encoder with the previous and the new inputs; new levels follow the previous ones, whose order is kept.</param>
    /// <returns>Parameters of <paramref name="to"/>, [M·P].</returns>
    public static float[] Grow(EnsembleArchitecture from, FeatureEncoder fromEncoder, float[] values, EnsembleArchitecture to, FeatureEncoder toEncoder)
    {
        var dense = DenseSources(fromEncoder, toEncoder);
        var old = from.Blocks().ToDictionary(block => block.Name);
        var blocks = to.Blocks();
        var grown = new float[to.Members * blocks.Sum(block => block.Size)];
        foreach (var block in blocks)
        {
            var own = grown.AsSpan(to.Members * block.Offset, to.Members * block.Size);
            if (block.Group == ParameterGroup.Scale) own.Fill(1);
            if (!old.TryGetValue(block.Name, out var source)) continue;

            var sources = Sources(block, from, to, dense);
            var width = block.Size / block.Shape[0];
            for (var member = 0; member < to.Members; member++)
            {
                var before = values.AsSpan((from.Members * source.Offset) + (member * source.Size), source.Size);
                for (var row = 0; row < sources.Length; row++)
                    if (sources[row] >= 0) before.Slice(sources[row] * width, width).CopyTo(own.Slice((member * block.Size) + (row * width), width));
            }
        }

        return grown;
    }

    /// <returns>[row of the block] → previous row; −1 for new rows.</returns>
    private static int[] Sources(ParameterBlock block, EnsembleArchitecture from, EnsembleArchitecture to, int[] dense)
    {
        var first = to.Hidden.Count > 0 ? ParameterGroup.HiddenWeight : ParameterGroup.OutputWeight;
        switch (block.Group)
        {
            case ParameterGroup.Scale:
                return dense[..to.HiddenWidth];
            case ParameterGroup.LinearWeight:
                return dense;
            case ParameterGroup.Embedding or ParameterGroup.LinearLevels:
                // The slot for unknown levels remains last.
                var known = from.Levels[block.Index] - 1;
                return [.. Enumerable.Range(0, to.Levels[block.Index] - 1).Select(level => level < known ? level : -1), known];
            case var group when group == first && block.Index == 0:
                return [.. dense[..to.HiddenWidth], .. Enumerable.Range(from.HiddenWidth, from.FirstWidth - from.HiddenWidth)];
            default:
                return [.. Enumerable.Range(0, block.Shape[0])];
        }
    }

    /// <returns>[dense input] → previous position; −1 for new inputs.</returns>
    private static int[] DenseSources(FeatureEncoder from, FeatureEncoder to)
    {
        var sources = new int[to.DenseWidth];
        Array.Fill(sources, -1);
        var (before, after) = (FeatureLayout.Of(from), FeatureLayout.Of(to));
        foreach (var (old, grown) in before.Numeric.Zip(after.Numeric))
        {
            Move(old.Encoded, grown.Encoded, 1);
            Move(old.Indicator, grown.Indicator, 1);
            Move(old.Standardized, grown.Standardized, 1);
        }

        foreach (var (old, grown) in before.Categorical.Zip(after.Categorical)) Move(old.OneHot, grown.OneHot, old.Encoding.Levels.Count);
        foreach (var (old, grown) in before.Texts.Zip(after.Texts)) Move(old.From, grown.From, old.Encoding.Width);
        return sources;

        void Move(int source, int target, int count)
        {
            for (var i = 0; source >= 0 && i < count; i++) sources[target + i] = source + i;
        }
    }
}
