using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;

namespace Regressor.Application.Training.Execution;

/// <summary>All that a start of a run works with.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Attempt">The number of the start.</param>
/// <param name="Dataset">The dataset that gets the model.</param>
/// <param name="Options">The options of the run.</param>
/// <param name="Data">The examples.</param>
/// <param name="Start">The network to go on from; null for fresh weights.</param>
internal sealed record PreparedTraining(
    Guid RunId, int Attempt, DatasetSchema Dataset, TrainingOptions Options, StoredTable Data, TrainedNetwork? Start);
