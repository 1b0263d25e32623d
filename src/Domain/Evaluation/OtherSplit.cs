using Regressor.Domain.Datasets;

namespace Regressor.Domain.Evaluation;

/// <summary>The errors of two versions that are tested by different splits: each as stated in its report, on rows of its own.</summary>
/// <param name="Active">Version that was active before.</param>
/// <param name="Split">Split of the new version.</param>
/// <param name="ActiveSplit">Split of the version that was active before.</param>
/// <param name="Error">Primary metric of the new version, on its test part, or out of fold where that is empty; null where it is undefined.</param>
/// <param name="ActiveError">The same of the version that was active before.</param>
public sealed record OtherSplit(int Active, Split Split, Split ActiveSplit, double? Error, double? ActiveError)
{
    /// <summary>Describes two versions by their reports.</summary>
    /// <returns>Null where both are split in the same way.</returns>
    public static OtherSplit? Between(ModelReport made, int active, ModelReport answering)
    {
        var (split, other) = (made.Split?.Rule ?? Regressor.Domain.Datasets.Split.ByRow, answering.Split?.Rule ?? Regressor.Domain.Datasets.Split.ByRow);
        return split == other ? null : new OtherSplit(active, split, other, ErrorOf(made), ErrorOf(answering));
    }

    private static double? ErrorOf(ModelReport report) => (report.Test ?? report.OutOfFold).Find(report.Task.PrimaryMetric)?.Value;
}
