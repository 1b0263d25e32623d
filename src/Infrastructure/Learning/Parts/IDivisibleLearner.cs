using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Learners;

namespace Regressor.Infrastructure.Learning.Parts;

/// <summary>A learner whose fit can be divided into parts, which several workers compute.</summary>
internal interface IDivisibleLearner : ILearner
{
    /// <summary>Prepares on this worker what the parts of a fit share.</summary>
    /// <exception cref="TrainingFailedException">The data or the options do not allow it.</exception>
    IDividedFit Divide(PreparedData data, TrainingOptions options, CancellationToken cancellationToken);
}

/// <summary>A fit in parts. What a part computes depends on the data and the options alone, never on the worker or the other parts' workers.</summary>
internal interface IDividedFit
{
    /// <summary>Estimated work of all parts, in seconds of one core.</summary>
    double Seconds { get; }

    /// <summary>Names the parts, so that this number of workers have something to do.</summary>
    IReadOnlyList<string> PartsFor(int workers);

    /// <summary>Creates a part of this name.</summary>
    IPart Part(string name);

    /// <summary>Returns the epochs that have become known since the last call; empty for a learner without epochs.</summary>
    /// <param name="logs">Logs of all parts of the fit.</param>
    /// <exception cref="TrainingFailedException">The training has diverged.</exception>
    IEnumerable<EpochMetrics> NewEpochs(IReadOnlyList<PartLog> logs);

    /// <summary>Makes the model that the fit on one worker would have made.</summary>
    /// <param name="results">[part], name and result of each part.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    ICrossFittedModel Join(IReadOnlyList<(string Name, byte[] Result)> results, CancellationToken cancellationToken);
}

/// <summary>A part of a fit, computed step by step.</summary>
internal interface IPart : IDisposable
{
    /// <summary>Share of the steps that are computed, from 0 to 1.</summary>
    double Progress { get; }

    /// <summary>The result; null before the last step.</summary>
    byte[]? Result { get; }

    /// <summary>Computes the next step on the calling thread.</summary>
    /// <param name="link">Connects the part with the others of its fit.</param>
    /// <param name="cancellationToken">Cancels the step.</param>
    /// <returns>False where it first needs what other parts have yet to log.</returns>
    bool Advance(PartLink link, CancellationToken cancellationToken);
}
