using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>Moves the logits of a trained network to the places of their classes, whose order follows their frequency in the table.</summary>
internal static class ClassOrder
{
    /// <param name="architecture">Architecture of the network.</param>
    /// <param name="values">Parameters, [M·P].</param>
    /// <param name="from">The classes in the order of the parameters.</param>
    /// <param name="to">The same classes in another order.</param>
    /// <returns>Parameters in the order of <paramref name="to"/>, [M·P].</returns>
    public static float[] Change(EnsembleArchitecture architecture, float[] values, IReadOnlyList<string> from, IReadOnlyList<string> to)
    {
        var places = from.Select((name, place) => (name, place)).ToDictionary(named => named.name, named => named.place);
        int[] sources = [.. to.Select(name => places[name])];
        float[] moved = [.. values];
        foreach (var block in architecture.Blocks().Where(block => block.Group
            is ParameterGroup.OutputWeight or ParameterGroup.OutputBias or ParameterGroup.LinearWeight or ParameterGroup.LinearLevels))
        {
            var offset = architecture.Members * block.Offset;
            for (var i = 0; i < architecture.Members * block.Size; i++)
            {
                var c = i % sources.Length;
                moved[offset + i] = values[offset + i - c + sources[c]];
            }
        }

        return moved;
    }
}
