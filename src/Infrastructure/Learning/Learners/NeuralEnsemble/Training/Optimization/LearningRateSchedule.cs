namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;

/// <summary>Linear warm-up with cosine annealing to zero (Loshchilov and Hutter 2017, without restarts).</summary>
/// <param name="Peak">Peak learning rate.</param>
internal sealed record LearningRateSchedule(double Peak)
{
    private const double WarmUp = 0.05;

    /// <param name="progress">Progress of the whole training, from 0 to 1.</param>
    public double At(double progress) => Peak * Math.Min(1, progress / WarmUp) * 0.5 * (1 + Math.Cos(Math.PI * progress));
}
