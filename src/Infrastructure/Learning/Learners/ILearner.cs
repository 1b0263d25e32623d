using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.CrossFitting;

namespace Regressor.Infrastructure.Learning.Learners;

/// <summary>Algorithm that learns y from x.</summary>
internal interface ILearner
{
    /// <summary>One of <see cref="LearnerNames"/>, used by <see cref="TrainingOptions.Learners"/> and in checkpoints.</summary>
    string Name { get; }

    /// <summary>Prepares to continue from a trained model.</summary>
    /// <param name="start">The trained model, from this or another learner.</param>
    /// <param name="table">All rows; the test part comes first.</param>
    /// <param name="options">The training's options.</param>
    /// <returns>The continuation; or, as an English clause, the reason why training starts from scratch.</returns>
    (Continuation? Continuation, string? Misfit) Continue(TrainedNetwork start, TrainingData table, TrainingOptions options);

    /// <summary>Refuses what the data or the options do not allow, as far as it is known without fitting, so that nobody waits in vain for other learners.</summary>
    /// <exception cref="TrainingFailedException">The data or the options do not allow it.</exception>
    void Check(PreparedData data, TrainingOptions options)
    {
    }

    /// <summary>Fits one part per fold to the training rows outside that fold.</summary>
    /// <exception cref="TrainingFailedException">The data or the options do not allow it.</exception>
    ICrossFittedModel Fit(PreparedData data, TrainingOptions options, TrainingObserver observer, CancellationToken cancellationToken);
}
