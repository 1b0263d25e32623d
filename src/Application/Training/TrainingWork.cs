using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;

namespace Regressor.Application.Training;

/// <summary>What a start of a run works with.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Attempt">Which of its starts.</param>
/// <param name="Dataset">Whose model it is to be.</param>
/// <param name="Options">Of the run.</param>
/// <param name="Data">The examples.</param>
/// <param name="Start">The network to go on from.</param>
internal sealed record TrainingWork(
    Guid RunId, int Attempt, DatasetSchema Dataset, TrainingOptions Options, StoredTable Data, TrainedNetwork? Start);

/// <summary>The run is gone, or somebody else's.</summary>
internal sealed class LostRunException : Exception;
