namespace Regressor.Infrastructure.Learning.Targets;

/// <summary>Joins what members learned on one or two scales of the target.</summary>
/// <param name="Target">The blend.</param>
/// <param name="Learned">The number of scales learned.</param>
/// <param name="Scales">The scales that the blend uses, as indices among those learned.</param>
/// <param name="OutOfFold">[training row], ŷ by the members that held the row out.</param>
internal sealed record TargetBlending(TargetBlend Target, int Learned, IReadOnlyList<int> Scales, double[] OutOfFold)
{
    /// <param name="targets">The scales learned.</param>
    /// <param name="y">[training row].</param>
    /// <param name="outOfFold">[scale][training row], t by the member that held the row out.</param>
    public static TargetBlending Fit(IReadOnlyList<TargetTransform> targets, double[] y, double[][] outOfFold)
    {
        var least = TargetBlend.LeastOf(y);
        var scalings = targets.Select((scaling, scale) => scaling.HeldAbove(least).WithSmearing(y, outOfFold[scale])).ToList();
        var blend = TargetBlend.Fit(scalings, y, outOfFold);
        var kept = scalings.FindAll(blend.Scalings.Contains).ConvertAll(scalings.IndexOf);
        var predicted = new double[y.Length];
        Span<double> t = stackalloc double[kept.Count];
        for (var row = 0; row < predicted.Length; row++)
        {
            for (var i = 0; i < t.Length; i++) t[i] = outOfFold[kept[i]][row];
            predicted[row] = blend.OfFold(t, 0);
        }

        return new TargetBlending(blend, scalings.Count, kept, predicted);
    }
}
