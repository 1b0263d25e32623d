using Regressor.Application.Abstractions;

namespace Regressor.Infrastructure.Learning;

/// <summary>An ensemble's parameters as named tensors [K, …], one per layer, and back.</summary>
internal static class WeightTensors
{
    public static IEnumerable<NamedTensor> Split(Architecture architecture, float[] values)
    {
        var size = values.Length / architecture.Members;
        foreach (var block in architecture.Blocks())
        {
            var layer = new float[architecture.Members * block.Size];
            for (var member = 0; member < architecture.Members; member++)
                values.AsSpan((member * size) + block.Offset, block.Size).CopyTo(layer.AsSpan(member * block.Size));
            yield return new NamedTensor(block.Name, [architecture.Members, .. block.Shape], layer);
        }
    }

    /// <returns>[K, P], row-major.</returns>
    /// <exception cref="CheckpointDamagedException">A layer is missing or has another shape.</exception>
    public static float[] Flatten(Architecture architecture, IReadOnlyList<NamedTensor> tensors)
    {
        var blocks = architecture.Blocks();
        var size = blocks.Sum(block => block.Size);
        var byName = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        var values = new float[architecture.Members * size];
        foreach (var block in blocks)
        {
            if (!byName.TryGetValue(block.Name, out var layer)
                || !layer.Shape.SequenceEqual([architecture.Members, .. block.Shape])
                || layer.Values.Length != architecture.Members * block.Size)
            {
                throw new CheckpointDamagedException($"The tensor '{block.Name}' is missing or has the wrong shape.");
            }

            for (var member = 0; member < architecture.Members; member++)
                layer.Values.AsSpan(member * block.Size, block.Size).CopyTo(values.AsSpan((member * size) + block.Offset));
        }

        return values;
    }
}
