using System.Numerics.Tensors;
using System.Text.Json;
using Regressor.Application.Abstractions.Learning;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners.Blend.Inference;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Learners.Blend.Training;

/// <summary>The pool of several learners' models, fold by fold (<see cref="OpinionPool"/>). Only learners with a weight are kept in checkpoints.</summary>
internal sealed class FittedBlend : ICrossFittedModel
{
    /// <summary>Number of rows predicted at a time, so that the folds' predictions of a large table need little memory.</summary>
    private const int Chunk = 8192;

    private readonly FittedLearner[] _kept;
    private readonly int _folds;
    private readonly OpinionPool _pool;

    /// <summary>[kept learner], what its terms are multiplied by.</summary>
    private readonly double[] _factors;

    /// <param name="learners">The learners' models; the weights sum to 1.</param>
    /// <param name="folds">Number of folds K.</param>
    /// <param name="exponent">Exponent of the pool of classes; see <see cref="BlendExponent"/>.</param>
    public FittedBlend(IReadOnlyList<FittedLearner> learners, int folds, double exponent = 1)
    {
        (Learners, _folds) = (learners, folds);
        _kept = [.. learners.Where(learner => learner.Weight > 0)];
        double[] weights = [.. _kept.Select(learner => learner.Weight)];
        _factors = Array.ConvertAll(weights, weight => weight * exponent);
        Output = _kept[0].Model.Output is ClassOutput
            ? ClassOutput.Join([.. _kept.Select(learner => (ClassOutput)learner.Model.Output)], weights, exponent)
            : TargetBlend.Join([.. _kept.Select(learner => (TargetBlend)learner.Model.Output)], weights);
        _pool = OpinionPool.For(Output.Task);
        OutOfFold = new double[_kept[0].Model.OutOfFold.Length];
        var terms = new double[OutOfFold.Length];
        for (var learner = 0; learner < _kept.Length; learner++) Add(_kept[learner].Model.OutOfFold, terms, _factors[learner], OutOfFold);
        _pool.ToPredictions(OutOfFold, Output.Width);
    }

    public IReadOnlyList<FittedLearner> Learners { get; }

    public ModelOutput Output { get; }

    public double[] OutOfFold { get; }

    public IEnumerable<NamedTensor> Parameters => BlendFormat.Join(Array.ConvertAll(_kept, learner => (learner.Learner, learner.Model.Parameters)));

    public IReadOnlyDictionary<string, JsonElement> Properties => new Dictionary<string, JsonElement>
    {
        [BlendFormat.LearnersProperty] = ModelDescription.ToProperty(
            _kept.Select(learner => new BlendedLearner(learner.Learner, learner.Model.Output.Components, learner.Model.Properties)).ToList()),
    };

    public void Predict(EncodedRows rows, PredictionVisitor visit, CancellationToken cancellationToken) =>
        Predict(rows, visit, (model, chunk, add) => model.Predict(chunk, add, cancellationToken));

    public void PredictUnselected(EncodedRows rows, PredictionVisitor visit, CancellationToken cancellationToken) =>
        Predict(rows, visit, (model, chunk, add) => model.PredictUnselected(chunk, add, cancellationToken));

    private void Predict(EncodedRows rows, PredictionVisitor visit, Action<ICrossFittedModel, EncodedRows, PredictionVisitor> predict)
    {
        var (width, all) = (Output.Width, _folds * Output.Width);
        var y = new double[width];
        var byFold = new double[Math.Min(rows.Rows, Chunk) * all];
        var terms = new double[all];
        for (var from = 0; from < rows.Rows; from += Chunk)
        {
            var chunk = rows.Slice(from, Math.Min(Chunk, rows.Rows - from));
            Array.Clear(byFold);
            for (var learner = 0; learner < _kept.Length; learner++)
            {
                var factor = _factors[learner];
                predict(_kept[learner].Model, chunk, (row, _, foldsOfLearner) => Add(foldsOfLearner, terms, factor, byFold.AsSpan(row * all, all)));
            }

            _pool.ToPredictions(byFold, width);
            for (var row = 0; row < chunk.Rows; row++)
            {
                var folds = byFold.AsSpan(row * all, all);
                ModelOutput.Average(folds, y);
                visit(from + row, y, folds);
            }
        }
    }

    private void Add(ReadOnlySpan<double> predicted, Span<double> terms, double factor, Span<double> sums)
    {
        _pool.ToTerms(predicted, terms);
        TensorPrimitives.MultiplyAdd(terms, factor, sums, sums);
    }
}
