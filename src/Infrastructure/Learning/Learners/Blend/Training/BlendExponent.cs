using System.Numerics.Tensors;
using Regressor.Domain.Tasks;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Statistics;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Learners.Blend.Training;

/// <summary>
/// Finds the exponent of a pool of classes that minimizes the logarithmic loss. Learners that err differently are together more often right than
/// each of them, and so may be more confident (Ranjan and Gneiting 2010).
/// </summary>
internal static class BlendExponent
{
    private const double Coolest = 0.4, Hottest = 2;

    /// <param name="task">Task of the target.</param>
    /// <param name="actual">[row], indices of the classes.</param>
    /// <param name="learners">The learners and their weights.</param>
    /// <returns>1 where the target is a number, and where one learner has all the weight, whose temperature is fitted already.</returns>
    public static double Fit(PredictionTask task, double[] actual, IReadOnlyList<FittedLearner> learners)
    {
        FittedLearner[] kept = [.. learners.Where(learner => learner.Weight > 0)];
        if (kept.Length == 1 || kept[0].Model.Output is not ClassOutput { Width: var classes }) return 1;
        var rows = BlendWeights.RowsFor(actual.Length, classes);
        var (y, sums, pooled, losses) = (actual[..rows], new double[rows * classes], new double[rows * classes], new double[rows]);
        var pool = OpinionPool.For(task);
        foreach (var learner in kept)
        {
            pool.ToTerms(learner.Model.OutOfFold.AsSpan(0, pooled.Length), pooled);
            TensorPrimitives.MultiplyAdd(pooled, learner.Weight, sums, sums);
        }

        return 1 / new LogitScaling(1, Math.Exp(GoldenSection.Minimum(Loss, Math.Log(Coolest), Math.Log(Hottest)))).OfEnsemble;

        double Loss(double log)
        {
            TensorPrimitives.Multiply(sums, Math.Exp(-log), pooled);
            pool.ToPredictions(pooled, classes);
            task.ComputeLosses(y, pooled, 1, losses);
            return losses.Average();
        }
    }
}
