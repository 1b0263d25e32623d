namespace Regressor.Infrastructure.Learning.Targets;

/// <summary>Combines the members' predictions on one or two scales of the target.</summary>
/// <param name="Target">The fitted blend.</param>
/// <param name="Learned">Number of scales learned.</param>
/// <param name="Scales">Indices of the learned scales that the blend uses.</param>
/// <param name="OutOfFold">[training row], ŷ predicted by the members that held the row out.</param>
internal sealed record TargetBlending(TargetBlend Target, int Learned, IReadOnlyList<int> Scales, double[] OutOfFold)
{
    /// <param name="targets">[scale], the learned target transforms.</param>
    /// <param name="y">[training row], the targets.</param>
    /// <param name="outOfFold">[scale][training row], t predicted by the member that held the row out.</param>
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
