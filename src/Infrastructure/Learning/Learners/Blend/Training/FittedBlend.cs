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
    private readonly double _heat;

    /// <param name="learners">The learners' models; the weights sum to 1.</param>
    /// <param name="folds">Number of folds K.</param>
    /// <param name="heat">Factor of the temperatures of classes; see <see cref="BlendTemperature"/>.</param>
    public FittedBlend(IReadOnlyList<FittedLearner> learners, int folds, double heat = 1)
    {
        (Learners, _folds, _heat) = (learners, folds, heat);
        _kept = [.. learners.Where(learner => learner.Weight > 0)];
        double[] weights = [.. _kept.Select(learner => learner.Weight)];
        Output = _kept[0].Model.Output is ClassOutput
            ? ClassOutput.Join([.. _kept.Select(learner => (ClassOutput)learner.Model.Output)], weights).Heated(heat)
            : TargetBlend.Join([.. _kept.Select(learner => (TargetBlend)learner.Model.Output)], weights);
        OutOfFold = new double[_kept[0].Model.OutOfFold.Length];
        foreach (var learner in _kept) Add(Heated(learner.Model, [.. learner.Model.OutOfFold]), learner.Weight, OutOfFold);
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
        var y = new double[Math.Min(rows.Rows, Chunk) * width];
        var byFold = new double[Math.Min(rows.Rows, Chunk) * all];
        var heated = new double[all];
        for (var from = 0; from < rows.Rows; from += Chunk)
        {
            var chunk = rows.Slice(from, Math.Min(Chunk, rows.Rows - from));
            Array.Clear(y);
            Array.Clear(byFold);
            foreach (var learner in _kept)
            {
                predict(learner.Model, chunk, (row, ofLearner, foldsOfLearner) =>
                {
                    foldsOfLearner.CopyTo(heated);
                    Add(Heated(learner.Model, heated), learner.Weight, byFold.AsSpan(row * all, all));
                    Add(ofLearner, learner.Weight, y.AsSpan(row * width, width));
                });
            }

            for (var row = 0; row < chunk.Rows; row++) visit(from + row, MeanOf(byFold.AsSpan(row * all, all), y.AsSpan(row * width, width)), byFold.AsSpan(row * all, all));
        }
    }

    private double[] Heated(ICrossFittedModel model, double[] p)
    {
        if (_heat != 1) ((ClassOutput)model.Output).Heat(p, _heat, p);
        return p;
    }

    /// <summary>Computes the mean of the folds, which heating has changed.</summary>
    private Span<double> MeanOf(ReadOnlySpan<double> byFold, Span<double> y)
    {
        if (_heat == 1) return y;
        y.Clear();
        for (var from = 0; from < byFold.Length; from += y.Length) TensorPrimitives.Add(y, byFold.Slice(from, y.Length), y);
        TensorPrimitives.Multiply(y, (double)y.Length / byFold.Length, y);
        return y;
    }

    private static void Add(ReadOnlySpan<double> predicted, double weight, Span<double> sum) => TensorPrimitives.MultiplyAdd(predicted, weight, sum, sum);
}
