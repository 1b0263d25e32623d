namespace Regressor.Infrastructure.Learning.Parts;

/// <summary>The other workers, which may compute parts of this worker's trainings.</summary>
internal interface IPartHelpers
{
    /// <summary>Number of other live workers that take parts.</summary>
    int Others { get; }

    /// <summary>True while a whole training waits for a worker, which comes before the parts of others.</summary>
    bool IsTrainingWaiting { get; }

    /// <summary>Asks other workers to compute parts of a run as soon as they are free.</summary>
    /// <returns>Takes back, when disposed of, what no worker has answered.</returns>
    IDisposable Call(Guid run, int workers);
}
