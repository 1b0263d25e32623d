using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.CrossFitting;

namespace Regressor.Infrastructure.Learning.Learners;

/// <summary>A way to learn y from x.</summary>
internal interface ILearner
{
    /// <summary>One of <see cref="LearnerNames"/>: what <see cref="TrainingOptions.Learners"/> and checkpoints call it.</summary>
    string Name { get; }

    /// <summary>Prepares to continue from a trained model.</summary>
    /// <param name="start">The model, of this or of another learner.</param>
    /// <param name="table">All rows, the test part first.</param>
    /// <param name="options">The training's options.</param>
    /// <returns>What the model passes on; or the reason, a clause in English, why training starts afresh.</returns>
    (Continuation? Continuation, string? Misfit) Continue(TrainedNetwork start, TrainingTable table, TrainingOptions options);

    /// <summary>Fits one part per fold to the training rows outside that fold.</summary>
    /// <exception cref="TrainingFailedException">The data or the options do not allow it.</exception>
    ICrossFittedModel Fit(PreparedData data, TrainingOptions options, EpochObserver onEpoch, CancellationToken cancellationToken);
}
