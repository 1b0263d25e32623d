using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;

namespace Regressor.Application.Training.Execution;

/// <summary>Inputs of one attempt of a run.</summary>
/// <param name="RunId">Id of the run.</param>
/// <param name="Attempt">Number of the attempt.</param>
/// <param name="Dataset">Schema of the dataset that gets the model.</param>
/// <param name="Options">Options of the run.</param>
/// <param name="Data">Examples to train on.</param>
/// <param name="Start">Network for a warm start; null for fresh weights.</param>
/// <param name="Search">Search of an earlier attempt to continue; null for none.</param>
/// <param name="Suggestion">Split that the examples suggest, where they are split by row and nobody declined it; null for none.</param>
internal sealed record PreparedTraining(
    Guid RunId, int Attempt, DatasetSchema Dataset, TrainingOptions Options, StoredTable Data, TrainedNetwork? Start, SearchProgress? Search, SplitSuggestion? Suggestion = null);
