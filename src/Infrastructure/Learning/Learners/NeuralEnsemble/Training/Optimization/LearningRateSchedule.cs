namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;

/// <summary>Linear warm-up, then half a cosine down to zero (Loshchilov and Hutter 2017, without restarts).</summary>
/// <param name="Peak">The highest rate.</param>
internal sealed record LearningRateSchedule(double Peak)
{
    private const double WarmUp = 0.05;

    /// <param name="progress">From 0 to 1, of the whole training.</param>
    public double At(double progress) => Peak * Math.Min(1, progress / WarmUp) * 0.5 * (1 + Math.Cos(Math.PI * progress));
}
