using System.Buffers;
using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Learning.Serving;

namespace Regressor.Infrastructure.Learning.Learners.Blend.Inference;

/// <summary>Runs the learners of a blend, whose members follow each other.</summary>
internal sealed class BlendScorer : IScorer
{
    private readonly IScorer[] _parts;

    /// <param name="parts">[learner], the learners' forward passes.</param>
    /// <exception cref="CorruptCheckpointException">They compute different numbers of values.</exception>
    public BlendScorer(IScorer[] parts)
    {
        _parts = parts;
        (Members, Outputs) = (parts.Sum(part => part.Members), parts[0].Outputs);
        ModelDescription.Require(Array.TrueForAll(parts, part => part.Outputs == Outputs), "the learners differ in their number of outputs");
    }

    public int Members { get; }

    public int Outputs { get; }

    public void Predict(int rows, ReadOnlySpan<float> dense, ReadOnlySpan<int> codes, Span<double> outputs)
    {
        var buffer = ArrayPool<double>.Shared.Rent(outputs.Length);
        var (place, width) = (0, Members * Outputs);
        foreach (var part in _parts)
        {
            var own = part.Members * Outputs;
            var computed = buffer.AsSpan(0, rows * own);
            part.Predict(rows, dense, codes, computed);
            for (var row = 0; row < rows; row++) computed.Slice(row * own, own).CopyTo(outputs.Slice((row * width) + place, own));
            place += own;
        }

        ArrayPool<double>.Shared.Return(buffer);
    }
}
