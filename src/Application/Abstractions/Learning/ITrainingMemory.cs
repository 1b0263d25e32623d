using Regressor.Domain.Training;

namespace Regressor.Application.Abstractions.Learning;

/// <summary>The memory of this process that trainings share. What they leave behind goes back to the system when none is under way.</summary>
public interface ITrainingMemory
{
    /// <summary>Keeps as much as a training is estimated to need; waits while other trainings have it.</summary>
    /// <param name="inputs">Of the dataset.</param>
    /// <param name="rows">Its examples.</param>
    /// <param name="options">Of the training.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>To be disposed of when the training has ended.</returns>
    /// <exception cref="TrainingFailedException">It needs more than there is, even with nothing else under way.</exception>
    Task<IDisposable> ReserveAsync(IReadOnlyList<InputColumn> inputs, int rows, TrainingOptions options, CancellationToken cancellationToken);
}
