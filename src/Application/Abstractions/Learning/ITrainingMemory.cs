using Regressor.Domain.Training;

namespace Regressor.Application.Abstractions.Learning;

/// <summary>Memory of this process that trainings share. Leftover memory returns to the system when no training is running.</summary>
public interface ITrainingMemory
{
    /// <summary>Reserves the estimated memory of a training; waits while other trainings hold it.</summary>
    /// <param name="inputs">Inputs of the dataset.</param>
    /// <param name="size">Size of its table.</param>
    /// <param name="options">Options of the training.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The reservation; dispose of it when the training has ended.</returns>
    /// <exception cref="TrainingFailedException">The training needs more memory than exists, even when nothing else runs.</exception>
    Task<IDisposable> ReserveAsync(IReadOnlyList<InputColumn> inputs, TableSize size, TrainingOptions options, CancellationToken cancellationToken);
}

/// <param name="Rows">Number of examples.</param>
/// <param name="Classes">Number of classes of the target; 0 for a number.</param>
/// <param name="Characters">Number of characters of the different texts of all inputs.</param>
public readonly record struct TableSize(int Rows, int Classes = 0, long Characters = 0);
