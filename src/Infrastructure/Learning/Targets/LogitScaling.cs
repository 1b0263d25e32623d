using Regressor.Infrastructure.Learning.Statistics;

namespace Regressor.Infrastructure.Learning.Targets;

/// <summary>
/// Corrects logits on rows that they were not fitted to: z ← (left + α·(z − left))/T. The share α in [0, 1] shrinks the networks towards
/// their linear regressions where the data does not support more (stacking, Breiman 1996). The temperature T corrects their confidence (Guo
/// et al. 2017). Both minimize the logarithmic loss.
/// </summary>
/// <param name="Share">Share α.</param>
/// <param name="Temperature">Temperature T.</param>
internal sealed record LogitScaling(double Share, double Temperature)
{
    /// <summary>Range of the temperature.</summary>
    public const double Coolest = 0.25, Hottest = 10;

    /// <summary>Number of values that suffices to estimate two numbers; the rows are in the order of a hash.</summary>
    private const int MostValues = 400_000;

    private const int Rounds = 3;

    /// <param name="y">[row], the classes.</param>
    /// <param name="left">[row × class], logits of the linear regression that held the row out.</param>
    /// <param name="logits">[row × class], logits of the network that held the row out.</param>
    /// <param name="classes">Number of classes C.</param>
    public static LogitScaling Fit(double[] y, double[] left, double[] logits, int classes)
    {
        var rows = RowsFor(y, classes);
        double share = 1, temperature = 1;
        for (var round = 0; round < Rounds; round++)
        {
            var t = temperature;
            share = GoldenSection.Minimum(alpha => Loss(y, left, logits, classes, rows, alpha, t), 0, 1);
            temperature = FitTemperature(y, left, logits, classes, rows, share);
        }

        return new LogitScaling(share, temperature);
    }

    /// <summary>Fits the temperature of logits alone.</summary>
    public static double FitTemperature(double[] y, double[] logits, int classes) =>
        FitTemperature(y, logits, logits, classes, RowsFor(y, classes), 1);

    /// <summary>Computes the logarithmic loss at the best temperature; comparable among logits of the same rows.</summary>
    public static double LeastLoss(double[] y, double[] logits, int classes)
    {
        var rows = RowsFor(y, classes);
        return Loss(y, logits, logits, classes, rows, 1, FitTemperature(y, logits, logits, classes, rows, 1));
    }

    /// <summary>
    /// Temperature of the members of an ensemble. Held-out rows are predicted by single networks, and the mean of several is less confident
    /// than each; on public tables the square root of a temperature above 1 is close to the best for the mean.
    /// </summary>
    public double OfEnsemble => Temperature > 1 ? Math.Sqrt(Temperature) : Temperature;

    /// <returns>[row × class], left + α·(z − left).</returns>
    public double[] Blend(double[] left, double[] logits)
    {
        var blended = new double[logits.Length];
        for (var i = 0; i < blended.Length; i++) blended[i] = left[i] + (Share * (logits[i] - left[i]));
        return blended;
    }

    private static int RowsFor(double[] y, int classes) => Math.Min(y.Length, Math.Max(1000, MostValues / classes));

    private static double FitTemperature(double[] y, double[] left, double[] logits, int classes, int rows, double share) =>
        Math.Exp(GoldenSection.Minimum(log => Loss(y, left, logits, classes, rows, share, Math.Exp(log)), Math.Log(Coolest), Math.Log(Hottest)));

    private static double Loss(double[] y, double[] left, double[] logits, int classes, int rows, double share, double temperature)
    {
        double loss = 0;
        Span<double> z = stackalloc double[classes];
        for (var row = 0; row < rows; row++)
        {
            var (largest, sum) = (double.NegativeInfinity, 0.0);
            for (var c = 0; c < classes; c++)
            {
                var i = (row * classes) + c;
                z[c] = (left[i] + (share * (logits[i] - left[i]))) / temperature;
                largest = Math.Max(largest, z[c]);
            }

            foreach (var value in z) sum += Math.Exp(value - largest);
            loss += Math.Log(sum) + largest - z[(int)y[row]];
        }

        return loss;
    }
}
