using System.Numerics.Tensors;
using System.Text.Json;
using Regressor.Application.Abstractions.Learning;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners.Blend.Inference;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Learners.Blend.Training;

/// <summary>The weighted mean of several learners' models: ŷ_k = Σ_l w_l·ŷ_lk. Only learners with a weight are kept in checkpoints.</summary>
internal sealed class FittedBlend : ICrossFittedModel
{
    /// <summary>Number of rows predicted at a time, so that the folds' predictions of a large table need little memory.</summary>
    private const int Chunk = 8192;

    private readonly FittedLearner[] _kept;
    private readonly int _folds;

    /// <param name="learners">The learners' models; the weights sum to 1.</param>
    /// <param name="folds">Number of folds K.</param>
    public FittedBlend(IReadOnlyList<FittedLearner> learners, int folds)
    {
        (Learners, _folds) = (learners, folds);
        _kept = [.. learners.Where(learner => learner.Weight > 0)];
        double[] weights = [.. _kept.Select(learner => learner.Weight)];
        Output = _kept[0].Model.Output is ClassOutput
            ? ClassOutput.Join([.. _kept.Select(learner => (ClassOutput)learner.Model.Output)], weights)
            : TargetBlend.Join([.. _kept.Select(learner => (TargetBlend)learner.Model.Output)], weights);
        OutOfFold = new double[_kept[0].Model.OutOfFold.Length];
        foreach (var learner in _kept) TensorPrimitives.MultiplyAdd(learner.Model.OutOfFold, learner.Weight, OutOfFold, OutOfFold);
    }

    public IReadOnlyList<FittedLearner> Learners { get; }

    public ModelOutput Output { get; }

    public double[] OutOfFold { get; }

    public IEnumerable<NamedTensor> Parameters => _kept.SelectMany(learner => learner.Model.Parameters);

    public IReadOnlyDictionary<string, JsonElement> Properties => new Dictionary<string, JsonElement>
    {
        [BlendFormat.LearnersProperty] = ModelDescription.ToProperty(
            _kept.Select(learner => new BlendedLearner(learner.Learner, learner.Model.Output.Components, learner.Model.Properties)).ToList()),
    };

    public void Predict(EncodedRows rows, PredictionVisitor visit, CancellationToken cancellationToken) =>
        Predict(rows, visit, (model, chunk, add) => model.Predict(chunk, add, cancellationToken));

    public void PredictUnselected(EncodedRows rows, PredictionVisitor visit, CancellationToken cancellationToken) =>
        Predict(rows, visit, (model, chunk, add) => model.PredictUnselected(chunk, add, cancellationToken));

    public void Dispose()
    {
        foreach (var learner in Learners) learner.Model.Dispose();
    }

    private void Predict(EncodedRows rows, PredictionVisitor visit, Action<ICrossFittedModel, EncodedRows, PredictionVisitor> predict)
    {
        var (width, all) = (Output.Width, _folds * Output.Width);
        var y = new double[Math.Min(rows.Rows, Chunk) * width];
        var byFold = new double[Math.Min(rows.Rows, Chunk) * all];
        for (var from = 0; from < rows.Rows; from += Chunk)
        {
            var chunk = rows.Slice(from, Math.Min(Chunk, rows.Rows - from));
            Array.Clear(y);
            Array.Clear(byFold);
            foreach (var learner in _kept)
            {
                predict(learner.Model, chunk, (row, ofLearner, foldsOfLearner) =>
                {
                    Add(ofLearner, learner.Weight, y.AsSpan(row * width, width));
                    Add(foldsOfLearner, learner.Weight, byFold.AsSpan(row * all, all));
                });
            }

            for (var row = 0; row < chunk.Rows; row++) visit(from + row, y.AsSpan(row * width, width), byFold.AsSpan(row * all, all));
        }
    }

    private static void Add(ReadOnlySpan<double> predicted, double weight, Span<double> sum) => TensorPrimitives.MultiplyAdd(predicted, weight, sum, sum);
}
