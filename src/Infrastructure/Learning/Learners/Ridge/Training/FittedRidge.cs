using System.Text.Json;
using Regressor.Application.Abstractions.Learning;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners.Ridge.Inference;
using Regressor.Infrastructure.Learning.Statistics;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Learners.Ridge.Training;

/// <summary>Ridge regressions, one per fold. Held-out rows select nothing, so a single set of members suffices.</summary>
internal sealed class FittedRidge(TargetBlending blending, IReadOnlyList<RidgeRegression.Weights> members) : ICrossFittedModel
{
    public TargetBlend Target => blending.Target;

    public double[] OutOfFold => blending.OutOfFold;

    public IEnumerable<NamedTensor> Parameters => RidgeFormat.Write(members);

    public IReadOnlyDictionary<string, JsonElement> Properties { get; } = new Dictionary<string, JsonElement>();

    public void Predict(EncodedRows rows, PredictionVisitor visit, CancellationToken cancellationToken)
    {
        Span<double> t = stackalloc double[members.Count];
        Span<double> byFold = stackalloc double[members.Count / Target.Scalings.Length];
        for (var row = 0; row < rows.Rows; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var member = 0; member < t.Length; member++) t[member] = members[member].Predict(rows, row);
            visit(row, Target.Of(t, byFold), byFold);
        }
    }

    public void PredictUnselected(EncodedRows rows, PredictionVisitor visit, CancellationToken cancellationToken) => Predict(rows, visit, cancellationToken);

    public void Dispose()
    {
        // Holds arrays only.
    }
}
