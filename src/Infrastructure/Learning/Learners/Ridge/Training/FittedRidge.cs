using System.Text.Json;
using Regressor.Application.Abstractions.Learning;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners.Ridge.Inference;
using Regressor.Infrastructure.Learning.Statistics;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Learners.Ridge.Training;

/// <summary>Linear regressions, one per fold. Held-out rows select nothing, so a single set of members suffices.</summary>
/// <param name="output">Conversion of their outputs to the prediction.</param>
/// <param name="outOfFold">[training row × width], out-of-fold predictions.</param>
/// <param name="members">[scale, fold], the regressions.</param>
internal sealed class FittedRidge(ModelOutput output, double[] outOfFold, IReadOnlyList<LinearWeights> members) : ICrossFittedModel
{
    public ModelOutput Output => output;

    public double[] OutOfFold => outOfFold;

    public IEnumerable<NamedTensor> Parameters => RidgeFormat.Write(members);

    public IReadOnlyDictionary<string, JsonElement> Properties { get; } = new Dictionary<string, JsonElement>();

    public void Predict(EncodedRows rows, PredictionVisitor visit, CancellationToken cancellationToken)
    {
        var outputs = members[0].Outputs;
        var t = new double[members.Count * outputs];
        var y = new double[output.Width];
        var byFold = new double[members.Count / output.Components * output.Width];
        for (var row = 0; row < rows.Rows; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var member = 0; member < members.Count; member++) members[member].Predict(rows, row, t.AsSpan(member * outputs, outputs));
            output.Predict(t, y, byFold);
            visit(row, y, byFold);
        }
    }

    public void PredictUnselected(EncodedRows rows, PredictionVisitor visit, CancellationToken cancellationToken) => Predict(rows, visit, cancellationToken);
}
