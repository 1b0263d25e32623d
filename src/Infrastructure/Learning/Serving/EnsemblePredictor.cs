using System.Buffers;
using Regressor.Application;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Decisions;
using Regressor.Domain.Predictions;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Features.Generators;
using Regressor.Infrastructure.Learning.Learners;
using Regressor.Infrastructure.Learning.Tasks;

namespace Regressor.Infrastructure.Learning.Serving;

/// <summary>A checkpoint prepared for prediction. Immutable.</summary>
internal sealed class EnsemblePredictor : IPredictor
{
    /// <summary>Maximum rows predicted together, so that their intermediate results stay in the first-level cache.</summary>
    public const int MaxRows = 48;

    private readonly ModelDescription _description;
    private readonly IScorer _scorer;
    private readonly int _embedded;
    private readonly IAnswerer _answerer;
    private readonly ServedColumn[] _columns;
    private readonly string _dataset;
    private readonly bool _isTried;

    /// <summary>Index of the input with the group or the time of the split, whose values are expected to be new; −1 for none.</summary>
    private readonly int _new;

    /// <param name="checkpoint">Checkpoint to read the model from.</param>
    /// <param name="isTried">True where the model is only tried, so that its predictions are not counted.</param>
    /// <exception cref="CorruptCheckpointException">Its parameters do not fit its description.</exception>
    public EnsemblePredictor(Checkpoint checkpoint, bool isTried = false)
    {
        _isTried = isTried;
        (DatasetId, Version) = (checkpoint.Dataset.Id, checkpoint.Version);
        _dataset = checkpoint.Dataset.Slug;
        Inputs = checkpoint.Inputs;
        LeftOut = [.. checkpoint.Dataset.Inputs.Except(Inputs)];
        Target = checkpoint.Dataset.Target;
        Bytes = checkpoint.Network.Tensors.Sum(tensor => tensor.Values.LongLength * sizeof(float));
        _description = ModelDescription.Of(checkpoint.Network);
        _description.Check(Inputs);
        _scorer = ModelFormats.Of(_description).Read(_description, checkpoint.Network.Tensors);
        _answerer = TaskLearnings.For(_description.Target.Task)
            .Serve(_description, checkpoint.Network.Tensors, _scorer.Members / _description.Target.Components, Version);
        _new = _description.TestSplit.Rule?.IndexIn(Inputs) ?? -1;
        _embedded = _description.Encoder.EmbeddedColumns.Count();
        _columns = [.. SourceFeatures.Of(_description.Encoder, Inputs)
            .Select((source, input) => FeatureGenerators.For(source.Column.Type).Serve(source, _description.Widening?[input] ?? 1))];
    }

    public Guid DatasetId { get; }

    public int Version { get; }

    public IReadOnlyList<InputColumn> Inputs { get; }

    public IReadOnlyList<InputColumn> LeftOut { get; }

    public TargetColumn Target { get; }

    public IReadOnlyList<string> Classes => _answerer.Classes;

    public DecisionRule? Decisions { get; private set; }

    /// <summary>Approximate size in memory, in bytes.</summary>
    public long Bytes { get; }

    /// <summary>Returns the same model, which decides by other costs.</summary>
    public EnsemblePredictor DecidingBy(DecisionCosts? costs)
    {
        var copy = (EnsemblePredictor)MemberwiseClone();
        copy.Decisions = costs is null || Classes.Count == 0 ? null : new DecisionRule(costs, Classes);
        return copy;
    }

    public string? KnownCategory(int column, ReadOnlySpan<char> category) => _columns[column].KnownCategory(category);

    public Prediction Predict(ReadOnlySpan<ColumnValue> x, double confidence)
    {
        Prediction answer = null!;
        Predict(x, confidence, new Span<Prediction>(ref answer));
        return answer;
    }

    public void Predict(ReadOnlySpan<ColumnValue> rows, double confidence, Span<Prediction> answers, DistributionRequest? distribution = null)
    {
        if (rows.Length != answers.Length * Inputs.Count) throw new ArgumentException($"A row must have {Inputs.Count} values, one per input column.", nameof(rows));
        for (var row = 0; row < answers.Length; row += MaxRows)
        {
            var block = answers.Slice(row, Math.Min(MaxRows, answers.Length - row));
            PredictBlock(rows.Slice(row * Inputs.Count, block.Length * Inputs.Count), confidence, block, distribution);
        }

        if (!_isTried) Instrumentation.Predictions.Add(_dataset, answers.Length);
    }

    private void PredictBlock(ReadOnlySpan<ColumnValue> rows, double confidence, Span<Prediction> answers, DistributionRequest? distribution)
    {
        var (width, embedded, members) = (_description.Encoder.DenseWidth, _embedded, _scorer.Members * _scorer.Outputs);
        var denseBuffer = ArrayPool<float>.Shared.Rent(answers.Length * width);
        var codesBuffer = ArrayPool<int>.Shared.Rent(answers.Length * embedded);
        var outputBuffer = ArrayPool<double>.Shared.Rent(answers.Length * members);
        var dense = denseBuffer.AsSpan(0, answers.Length * width);
        var codes = codesBuffer.AsSpan(0, answers.Length * embedded);
        var outputs = outputBuffer.AsSpan(0, answers.Length * members);
        dense.Clear();
        List<(int Row, Oddity Oddity)>? odd = null;
        for (var row = 0; row < answers.Length; row++)
        {
            for (var column = 0; column < _columns.Length; column++)
            {
                var value = rows[(row * _columns.Length) + column];
                if (_columns[column].Encode(value, dense.Slice(row * width, width), codes.Slice(row * embedded, embedded)) is { } oddity && column != _new)
                    (odd ??= []).Add((row, oddity));
            }
        }

        _scorer.Predict(answers.Length, dense, codes, outputs);
        for (var row = 0; row < answers.Length; row++)
            answers[row] = _answerer.Answer(dense.Slice(row * width, width), outputs.Slice(row * members, members), confidence, odd is null ? null : OdditiesOf(odd, row), distribution);
        ArrayPool<float>.Shared.Return(denseBuffer);
        ArrayPool<int>.Shared.Return(codesBuffer);
        ArrayPool<double>.Shared.Return(outputBuffer);
    }

    private static List<Oddity>? OdditiesOf(List<(int Row, Oddity Oddity)> odd, int row)
    {
        List<Oddity>? oddities = null;
        foreach (var (at, oddity) in odd)
        {
            if (at == row) (oddities ??= []).Add(oddity);
        }

        return oddities;
    }
}
