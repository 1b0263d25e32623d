using System.Numerics.Tensors;
using Regressor.Domain.Tasks;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Statistics;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Learners.Blend.Training;

/// <summary>
/// Finds the factor of the temperatures of a blend of classes that minimizes the logarithmic loss. A mean of learners that err differently is
/// less confident than each of them, although it is right more often (Ranjan and Gneiting 2010).
/// </summary>
internal static class BlendTemperature
{
    private const double Coolest = 0.4, Hottest = 2;

    /// <summary>Number of values that suffices to estimate a number; the rows are in the order of a hash.</summary>
    private const int MostValues = 100_000;

    /// <param name="task">Task of the target.</param>
    /// <param name="actual">[row], indices of the classes.</param>
    /// <param name="learners">The learners and their weights.</param>
    /// <returns>1 where the target is a number, and where one learner has all the weight, whose temperature is fitted already.</returns>
    public static double Fit(PredictionTask task, double[] actual, IReadOnlyList<FittedLearner> learners)
    {
        FittedLearner[] kept = [.. learners.Where(learner => learner.Weight > 0)];
        if (kept.Length == 1 || kept[0].Model.Output is not ClassOutput { Width: var classes }) return 1;
        var rows = Math.Min(actual.Length, Math.Max(1000, MostValues / classes));
        var (y, blend, heated) = (actual[..rows], new double[rows * classes], new double[rows * classes]);
        return new LogitScaling(1, Math.Exp(GoldenSection.Minimum(Loss, Math.Log(Coolest), Math.Log(Hottest)))).OfEnsemble;

        double Loss(double log)
        {
            Array.Clear(blend);
            foreach (var learner in kept)
            {
                ((ClassOutput)learner.Model.Output).Heat(learner.Model.OutOfFold.AsSpan(0, blend.Length), Math.Exp(log), heated);
                TensorPrimitives.MultiplyAdd(heated, learner.Weight, blend, blend);
            }

            return task.Losses(y, blend, 1).Average();
        }
    }
}
