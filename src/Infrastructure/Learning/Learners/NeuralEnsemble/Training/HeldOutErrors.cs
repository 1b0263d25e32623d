using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.CrossFitting;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>
/// Measures the error on the rows that losses are estimated on, for people who watch the training: the mean absolute error in the target's
/// unit, or the share of rows whose most probable class is wrong. Nothing is selected by it.
/// </summary>
/// <param name="scales">Number of scales that the target is learned on.</param>
/// <param name="error">Error of a row.</param>
/// <param name="references">Errors of simple models on the same rows.</param>
internal sealed class HeldOutErrors(int scales, HeldOutErrors.RowError error, ReferenceErrors references)
{
    /// <param name="scale">Index of the target scale.</param>
    /// <param name="row">Training row.</param>
    /// <param name="outputs">Outputs of the member that held the row out.</param>
    internal delegate double RowError(int scale, int row, ReadOnlySpan<double> outputs);

    /// <summary>Errors of simple models on the same rows.</summary>
    public ReferenceErrors References => references;

    /// <summary>Returns the rows that errors are measured on.</summary>
    public static int[] RowsOf(PreparedData data) => [.. Enumerable.Range(0, data.FoldCount)
        .SelectMany(fold => TrainingTensors.RowsWhere(data.Folds, own => own == fold).Take(TrainingTensors.MostValidated))];

    /// <summary>Returns the error of a row.</summary>
    public double Of(int scale, int row, ReadOnlySpan<double> outputs) => error(scale, row, outputs);

    /// <summary>Returns the mean error on the scale with the lowest one; null where it is not finite.</summary>
    /// <param name="members">[scale, fold], losses of the members.</param>
    public double? Mean(IReadOnlyList<HeldOutLoss> members)
    {
        var lowest = members.Chunk(members.Count / scales).Min(scale => scale.Sum(member => member.Errors) / scale.Sum(member => member.Rows));
        return double.IsFinite(lowest) ? lowest : null;
    }
}

/// <summary>Losses and errors of a member on the rows that it held out.</summary>
/// <param name="Loss">Sum of the losses.</param>
/// <param name="Errors">Sum of the errors.</param>
/// <param name="Rows">Number of rows.</param>
internal readonly record struct HeldOutLoss(double Loss, double Errors, int Rows)
{
    public double Mean => Loss / Rows;
}
