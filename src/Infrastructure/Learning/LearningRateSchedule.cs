namespace Regressor.Infrastructure.Learning;

/// <summary>Linear warm-up, then half a cosine down to zero (Loshchilov and Hutter 2017, without restarts).</summary>
/// <param name="Peak">The highest rate.</param>
/// <param name="Steps">Of the whole training.</param>
internal sealed record LearningRateSchedule(double Peak, int Steps)
{
    private const double WarmUp = 0.05;

    public double At(int step)
    {
        var progress = (step + 0.5) / Steps;
        return Peak * Math.Min(1, progress / WarmUp) * 0.5 * (1 + Math.Cos(Math.PI * progress));
    }
}
