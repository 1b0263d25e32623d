using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;

/// <summary>Converts an ensemble's flat parameters to named tensors [K, …], one per layer, and back.</summary>
internal static class ParameterLayout
{
    public static IEnumerable<NamedTensor> Split(EnsembleArchitecture architecture, float[] values) => architecture.Blocks().Select(block => new NamedTensor(
        block.Name,
        [architecture.Members, .. block.Shape],
        values.AsSpan(architecture.Members * block.Offset, architecture.Members * block.Size).ToArray()));

    /// <summary>Extracts the parameters of consecutive members, [count·P].</summary>
    /// <param name="architecture">Architecture of the whole ensemble.</param>
    /// <param name="values">Parameters of all members, [K·P].</param>
    /// <param name="first">Index of the first member to extract.</param>
    /// <param name="count">Number of members to extract.</param>
    public static float[] Members(EnsembleArchitecture architecture, float[] values, int first, int count)
    {
        var some = new float[values.Length / architecture.Members * count];
        foreach (var block in architecture.Blocks())
        {
            values.AsSpan((architecture.Members * block.Offset) + (first * block.Size), count * block.Size)
                .CopyTo(some.AsSpan(count * block.Offset));
        }

        return some;
    }

    /// <summary>Joins the parameters of members, [K·P].</summary>
    /// <param name="architecture">Architecture of the whole ensemble.</param>
    /// <param name="members">[member][P], parameters of each member.</param>
    public static float[] Join(EnsembleArchitecture architecture, IReadOnlyList<float[]> members)
    {
        var values = new float[members.Count * members[0].Length];
        foreach (var block in architecture.Blocks())
        {
            for (var member = 0; member < members.Count; member++)
                members[member].AsSpan(block.Offset, block.Size).CopyTo(values.AsSpan((members.Count * block.Offset) + (member * block.Size)));
        }

        return values;
    }

    /// <returns>[K·P], layer after layer, each [K, …].</returns>
    /// <exception cref="CorruptCheckpointException">A layer is missing or has another shape.</exception>
    public static float[] Flatten(EnsembleArchitecture architecture, IReadOnlyList<NamedTensor> tensors)
    {
        var blocks = architecture.Blocks();
        var byName = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);

        // Validate all layers first, so that the allocation is never larger than the data that exists.
        foreach (var block in blocks)
        {
            if (!byName.TryGetValue(block.Name, out var layer)
                || !layer.Shape.SequenceEqual([architecture.Members, .. block.Shape])
                || layer.Values.LongLength != (long)architecture.Members * block.Size)
            {
                throw new CorruptCheckpointException($"The tensor '{block.Name}' is missing or has the wrong shape.");
            }
        }

        var values = new float[architecture.Members * blocks.Sum(block => block.Size)];
        foreach (var block in blocks) byName[block.Name].Values.CopyTo(values, architecture.Members * block.Offset);
        return values;
    }
}
