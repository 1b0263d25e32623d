using Regressor.Domain.Evaluation;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;

namespace Regressor.Application.Abstractions.Learning;

/// <summary>Fits a network to a table.</summary>
public interface IModelTrainer
{
    /// <summary>Trains on the calling thread until the schedule ends, early stopping and <paramref name="observer"/> included.</summary>
    /// <param name="examples">The examples; the trainer leaves out the inputs of <see cref="TrainingOptions.LeaveOut"/>, and splits them by <see cref="TrainingOptions.TestFraction"/>.</param>
    /// <param name="options">Options within <see cref="TrainingOptions.Limits"/>.</param>
    /// <param name="start">The network to continue from, for <see cref="TrainingStart.ActiveModel"/>.</param>
    /// <param name="observer">Watches the training, and may end it.</param>
    /// <param name="cancellationToken">Checked at least once per epoch.</param>
    /// <param name="run">Run whose parts other workers may compute; null to compute all of them here.</param>
    /// <param name="search">Log of the search for settings; null to forget its trials.</param>
    /// <exception cref="TrainingFailedException">Too few examples, a constant target, a loss that is not a number …</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    TrainedModel Train(
        TrainingData examples,
        TrainingOptions options,
        TrainedNetwork? start,
        TrainingObserver observer,
        CancellationToken cancellationToken,
        Guid? run = null,
        ISearchLog? search = null);

    /// <summary>Computes parts of a run that another worker trains, on the calling thread, until none is open.</summary>
    /// <exception cref="OperationCanceledException">The run has ended or is to be cancelled.</exception>
    void Help(Guid run, CancellationToken cancellationToken);
}

public sealed record TrainedModel(TrainedNetwork Network, ModelReport Report, ModelDiagnostics Diagnostics);

/// <summary>A fitted network as plain data, so that neither tensors nor their library leave the learning adapter.</summary>
/// <param name="Description">JSON that the learner reads back: encoder, architecture, scaling, calibration.</param>
/// <param name="Tensors">Weights and calibration residuals.</param>
public sealed record TrainedNetwork(string Description, IReadOnlyList<NamedTensor> Tensors);

/// <param name="Name">Name, unique within the network.</param>
/// <param name="Shape">Dimensions; their product is the number of values.</param>
/// <param name="Values">Values in row-major order.</param>
public sealed record NamedTensor(string Name, IReadOnlyList<long> Shape, float[] Values);
