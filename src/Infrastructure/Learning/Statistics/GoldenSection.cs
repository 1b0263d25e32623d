namespace Regressor.Infrastructure.Learning.Statistics;

/// <summary>Minimizes functions of one number.</summary>
internal static class GoldenSection
{
    private const int Steps = 30;

    private static readonly double Golden = (Math.Sqrt(5) - 1) / 2;

    /// <summary>Finds the minimum of a unimodal function by golden-section search (Kiefer 1953); the ends are compared too.</summary>
    public static double Minimum(Func<double, double> f, double lower, double upper)
    {
        var (from, to) = (lower, upper);
        var (a, b) = (to - (Golden * (to - from)), from + (Golden * (to - from)));
        var (atA, atB) = (f(a), f(b));
        for (var step = 0; step < Steps; step++)
        {
            if (atA <= atB)
            {
                (to, b, atB) = (b, a, atA);
                a = to - (Golden * (to - from));
                atA = f(a);
            }
            else
            {
                (from, a, atA) = (a, b, atB);
                b = from + (Golden * (to - from));
                atB = f(b);
            }
        }

        var inside = (from + to) / 2;
        return new[] { inside, lower, upper }.MinBy(f);
    }
}
