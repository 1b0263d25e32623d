using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;

/// <summary>Optimizer settings that differ between parameter groups, each as a vector [K·P].</summary>
internal static class ParameterGroups
{
    /// <summary>The input scale trains several times faster than the weights, as in RealMLP; the ridge solution stays unchanged.</summary>
    public static float[] LearningRate(EnsembleArchitecture architecture) => Fill(architecture, group => group switch
    {
        ParameterGroup.Scale => 5,
        ParameterGroup.LinearWeight or ParameterGroup.LinearLevels => 0,
        _ => 1,
    });

    /// <summary>Only the weights of the hidden layers, the output layer and the embeddings decay.</summary>
    public static float[] Decay(EnsembleArchitecture architecture, double decay) => Fill(architecture, group =>
        group is ParameterGroup.HiddenWeight or ParameterGroup.OutputWeight or ParameterGroup.Embedding ? (float)decay : 0);

    private static float[] Fill(EnsembleArchitecture architecture, Func<ParameterGroup, float> factorOf)
    {
        var blocks = architecture.Blocks();
        var members = architecture.Members;
        var factors = new float[members * blocks.Sum(block => block.Size)];
        foreach (var block in blocks) factors.AsSpan(members * block.Offset, members * block.Size).Fill(factorOf(block.Group));
        return factors;
    }
}
