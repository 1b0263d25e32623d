namespace Regressor.Benchmarks.ModelQuality;

/// <summary>y = 2·sin(3x₁) + x₂ + N(0, σ(x₁)²), x uniform in [−1, 1)².</summary>
internal sealed class NoisyProblem(Random random, Func<double, double> deviation)
{
    public (ColumnValue[] X, double Y) Example()
    {
        var x = Point();
        return (Values(x), Mean(x) + (Deviation(x) * Statistics.Normal(random)));
    }

    public double[] Point() => [(2 * random.NextDouble()) - 1, (2 * random.NextDouble()) - 1];

    public double Deviation(double[] x) => deviation(x[0]);

    public static ColumnValue[] Values(double[] x) => Array.ConvertAll(x, ColumnValue.Of);

    public static double Mean(double[] x) => (2 * Math.Sin(3 * x[0])) + x[1];
}

/// <summary>
/// A prediction at a new x. The noise is known, so the probability that y falls into the interval is exact, without sampling y.
/// </summary>
internal sealed record Answer(double Mean, double Deviation, double Y, double Lower, double Upper)
{
    public double Covered =>
        Statistics.NormalProbability((Upper - Mean) / Deviation) - Statistics.NormalProbability((Lower - Mean) / Deviation);
}

/// <summary>Coverage over all predictions, over the third with the least noise and over the third with the most.</summary>
internal sealed record Summary(double Covered, double Width, double Quiet, double Loud)
{
    /// <param name="answers">Predictions, sorted by noise.</param>
    public static Summary Of(List<Answer> answers) => new(
        answers.Average(answer => answer.Covered),
        answers.Average(answer => answer.Upper - answer.Lower),
        answers[..(answers.Count / 3)].Average(answer => answer.Covered),
        answers[^(answers.Count / 3)..].Average(answer => answer.Covered));

    /// <summary>The same predictions with intervals of constant width.</summary>
    public static Summary Of(List<Answer> answers, double halfWidth) =>
        Of(answers.ConvertAll(answer => answer with { Lower = answer.Y - halfWidth, Upper = answer.Y + halfWidth }));
}
