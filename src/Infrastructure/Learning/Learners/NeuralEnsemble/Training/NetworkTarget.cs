using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
using Regressor.Infrastructure.Learning.Statistics;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>What networks learn of a task: their targets, their loss, and what becomes of their outputs.</summary>
internal abstract class NetworkTarget
{
    /// <summary>Targets of the members, [scale][row].</summary>
    public abstract double[][] T { get; }

    /// <summary>Number of classes; null where members predict a number.</summary>
    public abstract int? Classes { get; }

    public abstract MemberLoss Loss { get; }

    /// <summary>Linear regressions that the members start from, [scale, fold].</summary>
    public abstract IReadOnlyList<LinearWeights> Linear { get; }

    public abstract HeldOutErrors Errors { get; }

    /// <summary>Converts the outputs of the members to a point of the curve to watch; null where there is none.</summary>
    public abstract Func<ReadOnlySpan<double>, double>? Curve { get; }

    /// <summary>Fits what converts outputs to predictions, on held-out rows.</summary>
    /// <param name="rows">The training part.</param>
    /// <param name="served">Parameters to serve, [M·P]; modified.</param>
    /// <param name="unselected">Parameters for evaluation, [M·P]; modified.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    public abstract FittedNetworks Finish(TrainingTensors rows, float[] served, float[] unselected, CancellationToken cancellationToken);

    /// <summary>Returns the parameters of the members that are kept, where not all are.</summary>
    protected static float[] Kept(EnsembleArchitecture architecture, float[] values, int first, int count) =>
        count == architecture.Members ? values : ParameterLayout.Members(architecture, values, first, count);
}
