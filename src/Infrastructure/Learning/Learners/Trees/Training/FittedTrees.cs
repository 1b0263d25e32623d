using System.Text.Json;
using Regressor.Application.Abstractions.Learning;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners.Trees.Inference;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Learners.Trees.Training;

/// <summary>Boosted trees, one ensemble per fold and scale. Held-out rows select only the number of rounds common to all, so a single set suffices.</summary>
/// <param name="output">Conversion of their sums to the prediction.</param>
/// <param name="outOfFold">[training row × width], out-of-fold predictions.</param>
/// <param name="weights">The trees.</param>
internal sealed class FittedTrees(ModelOutput output, double[] outOfFold, TreeWeights weights) : ICrossFittedModel
{
    private readonly TreesScorer _scorer = new(weights, output.Width);

    public ModelOutput Output => output;

    public double[] OutOfFold => outOfFold;

    public TreeWeights Weights => weights;

    public IEnumerable<NamedTensor> Parameters => TreesFormat.Write(weights);

    public IReadOnlyDictionary<string, JsonElement> Properties { get; } = new Dictionary<string, JsonElement>();

    /// <summary>Predicts each training row by the member that held it out.</summary>
    /// <param name="rows">Encoded inputs x.</param>
    /// <param name="folds">[row] → fold.</param>
    /// <param name="weights">The trees of one scale.</param>
    /// <param name="outputs">Number of values of a member.</param>
    /// <param name="cancellationToken">Checked once per block of rows.</param>
    /// <returns>[row × output].</returns>
    public static double[] PredictHeldOut(EncodedRows rows, int[] folds, TreeWeights weights, int outputs, CancellationToken cancellationToken)
    {
        var scorer = new TreesScorer(weights, outputs);
        var predicted = new double[rows.Rows * outputs];
        rows.ForEachBlock((from, block) =>
        {
            var codes = new int[block.Codes.Length];
            for (var row = 0; row < block.Rows; row++)
            {
                block.CopyCodes(row, codes);
                scorer.PredictMember(folds[from + row], block.DenseRow(row), codes, predicted.AsSpan((from + row) * outputs, outputs));
            }
        }, cancellationToken);
        return predicted;
    }

    public void Predict(EncodedRows rows, PredictionVisitor visit, CancellationToken cancellationToken)
    {
        var y = new double[output.Width];
        var byFold = new double[_scorer.Members / output.Components * output.Width];
        _scorer.ForEach(rows, (row, members) =>
        {
            output.Predict(members, y, byFold);
            visit(row, y, byFold);
        }, cancellationToken);
    }

    public void PredictUnselected(EncodedRows rows, PredictionVisitor visit, CancellationToken cancellationToken) => Predict(rows, visit, cancellationToken);
}
