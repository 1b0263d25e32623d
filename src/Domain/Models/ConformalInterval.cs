namespace Regressor.Domain.Models;

/// <summary>The finite-sample arithmetic of conformal prediction.</summary>
public static class ConformalInterval
{
    /// <summary>
    /// The 1-based rank, among n calibration scores in ascending order, of the one that bounds a new score with at least the given
    /// confidence: ⌈(n + 1)·confidence⌉. Null when that is greater than n: too few scores for a bound.
    /// </summary>
    /// <remarks>Vovk, Gammerman, Shafer (2005); Lei et al. (2018), "Distribution-free predictive inference for regression".</remarks>
    public static int? Rank(int n, double confidence)
    {
        // A product such as 100 · 0.57 may come out a hair off the integer that it is.
        var rank = (int)Math.Ceiling(((n + 1) * confidence) - 1e-9);
        return rank <= n ? rank : null;
    }
}
