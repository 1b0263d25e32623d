using Regressor.Domain;
using Regressor.Domain.Predictions;
using Regressor.Infrastructure.Learning.Features.Generators;

namespace Regressor.Infrastructure.Learning.Serving;

/// <summary>Words what the members of a model compute as the prediction of its task. Immutable and safe for concurrent use.</summary>
internal interface IAnswerer
{
    /// <summary>The classes that it answers with, in the order of the model; empty for numbers.</summary>
    IReadOnlyList<string> Classes { get; }

    /// <param name="dense">The encoded row.</param>
    /// <param name="members">[member × outputs], outputs of the members.</param>
    /// <param name="confidence">Confidence of the interval or set, in (0, 1).</param>
    /// <param name="odd">Inputs unlike those of the training; null where there are none. Belongs to the callee.</param>
    /// <param name="asked">Values of the distribution of y that the prediction should contain; null for none.</param>
    /// <exception cref="DomainException">The model computes values that are not numbers.</exception>
    Prediction Answer(ReadOnlySpan<float> dense, ReadOnlySpan<double> members, double confidence, List<Oddity>? odd, DistributionRequest? asked);
}
