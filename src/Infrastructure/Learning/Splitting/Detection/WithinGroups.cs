namespace Regressor.Infrastructure.Learning.Splitting.Detection;

/// <summary>How alike the errors within a group are, by the analysis of variance of random effects (Searle, Casella, McCulloch 1992).</summary>
/// <param name="Correlation">Intraclass correlation of the errors.</param>
/// <param name="IsSignificant">Whether chance hardly ever gives as much.</param>
/// <param name="KnownError">Mean squared error if the mean error of a group's other rows, shrunk, is added to a prediction.</param>
internal sealed record WithinGroups(double Correlation, bool IsSignificant, double KnownError)
{
    /// <summary>Standard errors beyond which the ratio of the variances is not chance.</summary>
    private const double BeyondChance = 4;

    /// <param name="column">Column of the groups.</param>
    /// <param name="residuals">[row], errors with the row's group held out.</param>
    public static WithinGroups Of(ObservedColumn column, double[] residuals)
    {
        var (groups, rows) = (column.Distinct, residuals.Length);
        var (sizes, sums, all) = (column.Sizes(), new double[groups], residuals.Average());
        for (var row = 0; row < rows; row++) sums[column.Codes[row]] += residuals[row];
        double between = 0, within = 0;
        for (var group = 0; group < groups; group++) between += sizes[group] * Math.Pow((sums[group] / sizes[group]) - all, 2);
        for (var row = 0; row < rows; row++) within += Math.Pow(residuals[row] - (sums[column.Codes[row]] / sizes[column.Codes[row]]), 2);
        between /= groups - 1;
        within /= rows - groups;
        var size = (double)rows / groups;
        var correlation = between + ((size - 1) * within) is > 0 and var total ? (between - within) / total : 0;

        double known = 0;
        for (var row = 0; row < rows; row++)
        {
            var group = column.Codes[row];
            var others = sizes[group] - 1;
            var share = Math.Max(0, correlation);
            var shrunk = others == 0 ? 0 : (sums[group] - residuals[row]) / others * (others * share / (1 + ((others - 1) * share)));
            known += Math.Pow(residuals[row] - shrunk, 2) / rows;
        }

        // The ratio of the variances of random groups has mean 1 and about this variance (F distribution).
        var deviation = Math.Sqrt((2.0 / (groups - 1)) + (2.0 / (rows - groups)));
        return new WithinGroups(correlation, between > within * (1 + (BeyondChance * deviation)), known);
    }
}
