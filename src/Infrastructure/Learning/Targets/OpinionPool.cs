using System.Numerics.Tensors;
using Regressor.Domain.Tasks;

namespace Regressor.Infrastructure.Learning.Targets;

/// <summary>Combines the predictions of several learners (Genest and Zidek 1986). Each sums something of them with weights.</summary>
internal abstract class OpinionPool
{
    /// <summary>Pools by task. To add a task, add a line.</summary>
    private static readonly Dictionary<PredictionTask, OpinionPool> ByTask = new()
    {
        [PredictionTasks.Regression] = new Linear(),
        [PredictionTasks.Classification] = new Logarithmic(),
    };

    public static OpinionPool For(PredictionTask task) => ByTask[task];

    /// <summary>Converts predictions to what is summed.</summary>
    /// <param name="predicted">[row × width].</param>
    /// <param name="terms">Filled with the result, as long; may be <paramref name="predicted"/>.</param>
    public abstract void ToTerms(ReadOnlySpan<double> predicted, Span<double> terms);

    /// <summary>Converts weighted sums back to predictions, in place.</summary>
    /// <param name="sums">[row × width].</param>
    /// <param name="width">Number of values per row.</param>
    public abstract void ToPredictions(Span<double> sums, int width);

    /// <summary>The weighted mean.</summary>
    private sealed class Linear : OpinionPool
    {
        public override void ToTerms(ReadOnlySpan<double> predicted, Span<double> terms)
        {
            if (!predicted.Overlaps(terms)) predicted.CopyTo(terms);
        }

        public override void ToPredictions(Span<double> sums, int width)
        {
        }
    }

    /// <summary>The normalized weighted product of probabilities, whose logarithms are summed.</summary>
    private sealed class Logarithmic : OpinionPool
    {
        public override void ToTerms(ReadOnlySpan<double> predicted, Span<double> terms) => TensorPrimitives.Log(predicted, terms);

        public override void ToPredictions(Span<double> sums, int width)
        {
            // Each row less its largest value, so that no exponential overflows, and not all are 0.
            for (var from = 0; from < sums.Length; from += width)
            {
                var row = sums.Slice(from, width);
                var largest = row[0];
                foreach (var value in row) largest = value > largest ? value : largest;
                foreach (ref var value in row) value -= largest;
            }

            TensorPrimitives.Exp(sums, sums);
            for (var from = 0; from < sums.Length; from += width)
            {
                var row = sums.Slice(from, width);
                double sum = 0;
                foreach (var value in row) sum += value;
                foreach (ref var value in row) value /= sum;
            }
        }
    }
}
