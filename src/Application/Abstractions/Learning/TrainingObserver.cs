using Regressor.Domain.Training;

namespace Regressor.Application.Abstractions.Learning;

/// <summary>Watches a training, and may end it.</summary>
/// <param name="OnEpoch">Called on the training thread after each epoch; must be quick.</param>
public sealed record TrainingObserver(EpochObserver OnEpoch)
{
    /// <summary>Called on the training thread whenever a learner has got further; must be quick.</summary>
    public Action<LearnerProgress> OnProgress { get; init; } = _ => { };

    /// <summary>Returns true where the training is to end with the best model so far. Learners ask it several times a second, on any thread.</summary>
    public Func<bool> IsFinishRequested { get; init; } = () => false;
}

/// <summary>Receives a training's epochs.</summary>
/// <param name="metrics">Metrics of the epoch.</param>
/// <param name="curve">Computes the current curve; null unless the only input is numeric. Costs a pass; call it immediately or never.</param>
/// <returns>False to end the training with the best parameters so far.</returns>
public delegate bool EpochObserver(EpochMetrics metrics, Func<FittedCurve?> curve);
