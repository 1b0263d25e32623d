using Regressor.Application.Abstractions;

namespace Regressor.Infrastructure.Learning;

/// <summary>An ensemble's parameters as named tensors [K, …], one per layer, and back.</summary>
internal static class WeightTensors
{
    public static IEnumerable<NamedTensor> Split(Architecture architecture, float[] values) => architecture.Blocks().Select(block => new NamedTensor(
        block.Name,
        [architecture.Members, .. block.Shape],
        values.AsSpan(architecture.Members * block.Offset, architecture.Members * block.Size).ToArray()));

    /// <returns>[K·P], layer after layer, each [K, …].</returns>
    /// <exception cref="CheckpointDamagedException">A layer is missing or has another shape.</exception>
    public static float[] Flatten(Architecture architecture, IReadOnlyList<NamedTensor> tensors)
    {
        var blocks = architecture.Blocks();
        var byName = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        var values = new float[architecture.Members * blocks.Sum(block => block.Size)];
        foreach (var block in blocks)
        {
            if (!byName.TryGetValue(block.Name, out var layer)
                || !layer.Shape.SequenceEqual([architecture.Members, .. block.Shape])
                || layer.Values.Length != architecture.Members * block.Size)
            {
                throw new CheckpointDamagedException($"The tensor '{block.Name}' is missing or has the wrong shape.");
            }

            layer.Values.CopyTo(values, architecture.Members * block.Offset);
        }

        return values;
    }
}
