using Regressor.Domain.Datasets;
using Regressor.Domain.Training.Data;

namespace Regressor.Application.Abstractions.Learning;

/// <summary>Looks for rows that are not independent of each other: several of one person, or some that follow each other in time.</summary>
public interface ISplitDetector
{
    /// <param name="examples">The examples in any order, with their ids in the order in which they were added, and the kept columns as further inputs.</param>
    /// <param name="inputs">Names of the columns that are learned from.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The split that rows suggest, with its evidence; null where they look independent.</returns>
    SplitSuggestion? Find(TrainingData examples, IReadOnlySet<string> inputs, CancellationToken cancellationToken);
}
