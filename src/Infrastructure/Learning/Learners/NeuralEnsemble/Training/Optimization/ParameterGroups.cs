using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;

/// <summary>What the optimizer does differently for different layers, each as a vector [K·P].</summary>
internal static class ParameterGroups
{
    /// <summary>RealMLP trains its input scale several times faster than the weights; the ridge solution is left as it is.</summary>
    public static float[] LearningRate(EnsembleArchitecture architecture) => Fill(architecture, group => group switch
    {
        ParameterGroup.Scale => 5,
        ParameterGroup.LinearWeight or ParameterGroup.LinearLevels => 0,
        _ => 1,
    });

    /// <summary>Only weights of the hidden layers, the output and the embeddings decay.</summary>
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
