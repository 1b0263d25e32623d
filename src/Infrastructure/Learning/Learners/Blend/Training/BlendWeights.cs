using System.Numerics.Tensors;
using Regressor.Domain.Tasks;
using Regressor.Infrastructure.Learning.Statistics;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Learners.Blend.Training;

/// <summary>
/// Finds the weights of learners that minimize the mean loss on held-out rows, by steps towards one learner at a time from the best one
/// (Frank and Wolfe 1956). A step is shorter the less certain its gain is: the standard error of its slope counts against it, so that few
/// rows favor the best learner. A blend that gains little is not made, because each learner makes predictions slower.
/// </summary>
internal static class BlendWeights
{
    /// <summary>Relative reduction of the mean loss that a blend must achieve over its best learner.</summary>
    private const double LeastGain = 0.005;

    /// <summary>Weight below which a learner is left out.</summary>
    private const double LeastWeight = 0.05;

    /// <summary>Length of the step whose losses show the slope, and number of steps.</summary>
    private const double Small = 1e-3;

    private const int Steps = 6;

    /// <summary>Number of values that suffices to estimate a few numbers; the rows are in the order of a hash.</summary>
    private const int MostValues = 100_000;

    /// <param name="task">Task, whose losses are compared.</param>
    /// <param name="actual">[row], actual values.</param>
    /// <param name="predicted">[learner][row × width], predictions by models that have not seen the row.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <returns>[learner], weights from 0 to 1 with the sum 1.</returns>
    public static double[] Fit(PredictionTask task, double[] actual, IReadOnlyList<double[]> predicted, CancellationToken cancellationToken = default)
    {
        var width = predicted[0].Length / actual.Length;
        var rows = RowsFor(actual.Length, width);
        var (y, pool) = (actual[..rows], OpinionPool.For(task));
        var unit = task.LossUnit(y, predicted.Select(values => values[..(rows * width)]).ToArray());
        var p = predicted.Select(Terms).ToArray();
        var alone = Array.ConvertAll(p, terms => Loss([.. terms], new double[rows]));
        var best = alone.IndexOf(alone.Min());
        var weights = Only(best, p.Length);
        var blend = p[best];
        var found = new (double Gain, int Learner, double Share)[p.Length];
        for (var step = 0; step < Steps; step++)
        {
            TrainingCores.ForEach(p.Length, learner => found[learner] = Step(blend, learner), cancellationToken);
            var (gain, learner, share) = found.MaxBy(step => step.Gain);
            if (gain <= 0) break;
            blend = Mix(blend, p[learner], share, new double[blend.Length]);
            for (var other = 0; other < weights.Length; other++) weights[other] = (weights[other] * (1 - share)) + (other == learner ? share : 0);
        }

        weights = WithoutSmall(weights);
        return Loss(Of(weights), new double[rows]) < (1 - LeastGain) * alone[best] ? weights : Only(best, p.Length);

        (double Gain, int Learner, double Share) Step(double[] from, int learner)
        {
            // Overwritten at each step: new ones of many rows would make the process grow.
            var (mixed, losses, slopes) = (new double[from.Length], new double[rows], new double[rows]);
            from.CopyTo(mixed, 0);
            var before = Loss(mixed, losses);
            Loss(Mix(from, p[learner], Small, mixed), slopes);
            for (var row = 0; row < rows; row++) slopes[row] = (slopes[row] - losses[row]) / Small;
            var error = Moments.MeanAndDeviation(slopes).Deviation / Math.Sqrt(rows);
            double Penalized(double share) => Loss(Mix(from, p[learner], share, mixed), losses) + (share * error);
            var best = GoldenSection.Minimum(Penalized, 0, 1);
            return (before - Penalized(best), learner, best);
        }

        double[] Terms(double[] values)
        {
            var terms = new double[rows * width];
            pool.ToTerms(values.AsSpan(0, terms.Length), terms);
            return terms;
        }

        // Converts the terms to predictions in place.
        double Loss(double[] terms, double[] losses)
        {
            pool.ToPredictions(terms, width);
            task.ComputeLosses(y, terms, unit, losses);
            return losses.Average();
        }

        double[] Of(double[] ofLearners)
        {
            var sum = new double[p[0].Length];
            for (var learner = 0; learner < p.Length; learner++) TensorPrimitives.MultiplyAdd(p[learner], ofLearners[learner], sum, sum);
            return sum;
        }
    }

    /// <summary>Returns the number of the first rows that a blend is fitted to.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="width">Number of values per row.</param>
    public static int RowsFor(int rows, int width) => Math.Min(rows, Math.Max(1000, MostValues / width));

    private static double[] Only(int learner, int count) => [.. Enumerable.Range(0, count).Select(other => other == learner ? 1.0 : 0)];

    private static double[] WithoutSmall(double[] weights)
    {
        var kept = Array.ConvertAll(weights, weight => weight < LeastWeight ? 0 : weight);
        return Array.ConvertAll(kept, weight => weight / kept.Sum());
    }

    /// <returns><paramref name="mixed"/>, filled with from + share·(to − from).</returns>
    private static double[] Mix(double[] from, double[] to, double share, double[] mixed)
    {
        TensorPrimitives.Lerp(from, to, share, mixed);
        return mixed;
    }
}
