namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;

/// <summary>
/// Inverted dropout (Srivastava et al. 2014). Drawing fresh numbers for every unit would cost as much as the layer itself. Masks are
/// therefore windows, at random offsets, of one long mask drawn in advance.
/// </summary>
internal sealed class Dropout
{
    private const int Slack = 1 << 16;

    private readonly float[] _mask;
    private readonly Random _random;

    /// <param name="probability">Probability that a unit is dropped.</param>
    /// <param name="largest">Number of units of the largest layer output.</param>
    /// <param name="random">The training run's random generator.</param>
    public Dropout(double probability, long largest, Random random)
    {
        _random = random;
        _mask = new float[largest + Slack];
        var kept = (float)(1 / (1 - probability));
        for (long i = 0; i < _mask.LongLength; i++) _mask[i] = random.NextDouble() < probability ? 0 : kept;
    }

    /// <summary>Returns a mask for the given number of units.</summary>
    public ReadOnlySpan<float> Window(int count) => _mask.AsSpan(_random.Next(Slack), count);
}
