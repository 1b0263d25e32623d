using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Numerics.Tensors;
using Regressor.Application;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;
using Regressor.Domain.Models;
using Regressor.Infrastructure.Learning.Conformal;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners;

namespace Regressor.Infrastructure.Learning.Serving;

/// <summary>A checkpoint made ready to answer. Immutable.</summary>
internal sealed class EnsemblePredictor : IPredictor
{
    /// <summary>Rows predicted together: their intermediate results stay in the first-level cache.</summary>
    public const int MaxRows = 48;

    private readonly ModelDescription _description;
    private readonly IScorer _scorer;
    private readonly int _embedded;
    private readonly ConformalCalibration _calibration;
    private readonly Column[] _columns;
    private readonly string _dataset;
    private readonly bool _isTried;

    /// <param name="checkpoint">What it is read from.</param>
    /// <param name="isTried">Nobody asks for its answers: they are not counted.</param>
    /// <exception cref="CorruptCheckpointException">Its parameters do not fit its description.</exception>
    public EnsemblePredictor(Checkpoint checkpoint, bool isTried = false)
    {
        _isTried = isTried;
        (DatasetId, Version) = (checkpoint.Dataset.Id, checkpoint.Version);
        _dataset = checkpoint.Dataset.Slug;
        Inputs = checkpoint.Dataset.Inputs;
        Target = checkpoint.Dataset.Target;
        Bytes = checkpoint.Network.Tensors.Sum(tensor => tensor.Values.LongLength * sizeof(float));
        _description = ModelDescription.Parse(checkpoint.Network.Description);
        _description.Check(Inputs);
        _scorer = ModelFormats.Of(_description).Read(_description, checkpoint.Network.Tensors);
        _calibration = ConformalCalibration.FromTensors(checkpoint.Network.Tensors, _description.Encoder, _scorer.Members / _description.Target.Scalings.Length);
        _embedded = _description.Encoder.EmbeddedColumns.Count();
        _columns = Columns(_description, Inputs);
    }

    public Guid DatasetId { get; }

    public int Version { get; }

    public IReadOnlyList<InputColumn> Inputs { get; }

    public TargetColumn Target { get; }

    /// <summary>About what it takes in memory.</summary>
    public long Bytes { get; }

    public string? KnownCategory(int column, ReadOnlySpan<char> category) => _columns[column].KnownCategory(category);

    public Prediction Predict(ReadOnlySpan<InputValue> x, double confidence)
    {
        Prediction answer = null!;
        Predict(x, confidence, new Span<Prediction>(ref answer));
        return answer;
    }

    public void Predict(ReadOnlySpan<InputValue> rows, double confidence, Span<Prediction> answers)
    {
        if (rows.Length != answers.Length * Inputs.Count) throw new ArgumentException($"A row must have {Inputs.Count} values, one per input column.", nameof(rows));
        for (var row = 0; row < answers.Length; row += MaxRows)
        {
            var block = answers.Slice(row, Math.Min(MaxRows, answers.Length - row));
            PredictBlock(rows.Slice(row * Inputs.Count, block.Length * Inputs.Count), confidence, block);
        }

        if (!_isTried) Instrumentation.Predictions.Add(_dataset, answers.Length);
    }

    private void PredictBlock(ReadOnlySpan<InputValue> rows, double confidence, Span<Prediction> answers)
    {
        var (width, embedded, members) = (_description.Encoder.DenseWidth, _embedded, _scorer.Members);
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
                if (_columns[column].Encode(value, dense.Slice(row * width, width), codes.Slice(row * embedded, embedded)) is { } oddity)
                    (odd ??= []).Add((row, oddity));
            }
        }

        _scorer.Predict(answers.Length, dense, codes, outputs);
        for (var row = 0; row < answers.Length; row++)
            answers[row] = Answer(dense.Slice(row * width, width), outputs.Slice(row * members, members), confidence, odd is null ? null : OdditiesOf(odd, row));
        ArrayPool<float>.Shared.Return(denseBuffer);
        ArrayPool<int>.Shared.Return(codesBuffer);
        ArrayPool<double>.Shared.Return(outputBuffer);
    }

    private Prediction Answer(ReadOnlySpan<float> dense, ReadOnlySpan<double> members, double confidence, List<Oddity>? odd)
    {
        var target = _description.Target;
        Span<double> byFold = stackalloc double[members.Length / target.Scalings.Length];
        var y = target.Of(members, byFold);

        // Weights from outside may be finite and yet too large to compute with.
        if (!double.IsFinite(y) || !TensorPrimitives.IsFiniteAll<double>(byFold))
            throw new DomainException("invalid-state", $"Version {Version} cannot answer this: its model computes something that is no number.");
        var disagreement = target.Disagreement(members, byFold);
        var covered = odd is null || !odd.Exists(oddity => oddity.IsUncovered);
        var widening = covered ? 1 : odd!.Where(oddity => oddity.IsUncovered).Select(oddity => oddity.Widening).Aggregate(IntervalWidening.Together);
        var interval = _calibration.Interval(_description.Encoder, dense, target, byFold, y, confidence, widening);
        if (!covered && _description.Widening is not null) interval = WithDisagreement(interval, y, disagreement, target.Least);
        var warnings = odd?.ConvertAll(oddity => oddity.Warning);
        if (interval is null) (warnings ??= []).Add(TooFewExamples(confidence));
        return new Prediction(y, interval, disagreement, Version, warnings is null ? [] : warnings, covered && interval is not null);
    }

    /// <summary>At least as far as the networks are apart: far from the data nothing else tells how little they know.</summary>
    private static PredictionInterval? WithDisagreement(PredictionInterval? interval, double y, double disagreement, double? least)
    {
        if (interval is null) return null;
        var (lower, upper) = (Math.Max(y - (2 * disagreement), double.MinValue), Math.Min(y + (2 * disagreement), double.MaxValue));
        return interval with
        {
            Lower = Math.Min(interval.Lower, Math.Max(lower, least ?? lower)),
            Upper = Math.Max(interval.Upper, upper),
            CutAtZero = interval.CutAtZero || least > lower,
        };
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

    /// <summary>What is odd about a value.</summary>
    /// <param name="Warning">In words.</param>
    /// <param name="IsUncovered">Whether intervals were not calibrated for such a value.</param>
    /// <param name="Widening">How many times wider they are then.</param>
    private readonly record struct Oddity(PredictionWarning Warning, bool IsUncovered, double Widening);

    private static PredictionWarning TooFewExamples(double confidence) => new(
        PredictionWarningCode.TooFewExamples,
        null,
        string.Create(CultureInfo.InvariantCulture, $"The model was trained on too few examples to give an interval at {confidence:P0} confidence."));

    private static Column[] Columns(ModelDescription description, IReadOnlyList<InputColumn> inputs)
    {
        var encoder = description.Encoder;
        var columns = new Column[inputs.Count];
        var positions = FeatureLayout.Of(encoder);
        int numeric = 0, categorical = 0;
        for (var i = 0; i < inputs.Count; i++)
        {
            var widening = description.Widening?[i] ?? 1;
            columns[i] = inputs[i].Type == ColumnTypes.Numeric
                ? new NumericColumn(inputs[i], widening, encoder.Numeric.FirstOrDefault(encoding => encoding.Index == numeric), positions, numeric++)
                : new CategoryColumn(inputs[i], widening, encoder.Categorical.FirstOrDefault(encoding => encoding.Index == categorical), positions, categorical++);
        }

        return columns;
    }

    private abstract class Column(InputColumn input, double widening)
    {
        protected string Name { get; } = input.Name;

        /// <summary>Of a text, without a copy of it: the level's own string; null where it is none.</summary>
        public virtual string? KnownCategory(ReadOnlySpan<char> category) => null;

        /// <summary>Writes the value into the network's inputs, and says what is odd about it.</summary>
        public abstract Oddity? Encode(InputValue value, Span<float> dense, Span<int> codes);

        protected Oddity Missing() => Odd(PredictionWarningCode.Missing, $"'{Name}' is missing, and it never was in training; its typical value was assumed.");

        protected Oddity Odd(PredictionWarningCode code, string message, bool uncovered = true) => new(new PredictionWarning(code, Name, message), uncovered, widening);
    }

    private sealed class NumericColumn(InputColumn input, double widening, NumericEncoding? encoding, FeatureLayout positions, int index) : Column(input, widening)
    {
        /// <summary>New rows like those in training lie a little outside their range now and then: the intervals allow for that.</summary>
        private const double Margin = 0.1;

        private readonly int _encoded = positions.Encoded[index];
        private readonly int _indicator = positions.Indicators[index];
        private readonly int _standardized = positions.Standardized[index];

        public override Oddity? Encode(InputValue value, Span<float> dense, Span<int> codes)
        {
            if (encoding is null) return null;
            if (value.Number is not { } number)
            {
                if (_indicator >= 0) dense[_indicator] = 1;
                return encoding.Missing || NeverSeen ? null : Missing();
            }

            if (_encoded >= 0)
            {
                dense[_encoded] = (float)encoding.Encode(number);
                dense[_standardized] = (float)encoding.Standardize(number);
            }

            return number >= encoding.Min && number <= encoding.Max ? null : OutOfRange(number);
        }

        private bool NeverSeen => encoding!.Min > encoding.Max;

        // Parts of the range: all of it may be more than a number can hold.
        private bool IsFarOut(double number)
        {
            var margin = (Margin * encoding!.Max) - (Margin * encoding.Min);
            return !(number >= encoding.Min - margin && number <= encoding.Max + margin);
        }

        private Oddity OutOfRange(double number)
        {
            var seen = NeverSeen ? "but had no value in training; it is not used"
                : encoding!.Min == encoding.Max ? string.Create(CultureInfo.InvariantCulture, $"but was always {encoding.Min:G6} in training; it is not used")
                : string.Create(CultureInfo.InvariantCulture, $"outside the range {encoding.Min:G6} to {encoding.Max:G6} seen in training");
            return Odd(
                PredictionWarningCode.OutOfRange, string.Create(CultureInfo.InvariantCulture, $"'{Name}' is {number:G6}, {seen}."), IsFarOut(number));
        }
    }

    private sealed class CategoryColumn(InputColumn input, double widening, CategoryEncoding? encoding, FeatureLayout positions, int index) : Column(input, widening)
    {
        private readonly FrozenDictionary<string, int>? _slots = encoding?.Levels
            .Select((level, slot) => (level, slot))
            .Where(pair => pair.level is not null)
            .ToFrozenDictionary(pair => pair.level!, pair => pair.slot, StringComparer.Ordinal);

        private readonly FrozenSet<string>? _levels = encoding?.Levels.OfType<string>().ToFrozenSet(StringComparer.Ordinal);
        private readonly int _missing = encoding?.Levels.ToList().IndexOf(null) ?? -1;
        private readonly int _oneHot = positions.OneHots[index];
        private readonly int _code = positions.Codes[index];

        public override string? KnownCategory(ReadOnlySpan<char> category) =>
            _levels is { Count: > 0 } && _levels.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(category, out var level) ? level : null;

        public override Oddity? Encode(InputValue value, Span<float> dense, Span<int> codes)
        {
            if (encoding is null) return null;
            var slot = value.Category is { } category ? _slots!.GetValueOrDefault(category, -1) : _missing;
            if (_code >= 0) codes[_code] = slot >= 0 ? slot : encoding.Levels.Count;
            else if (_oneHot >= 0 && slot >= 0) dense[_oneHot + slot] = 1;

            if (slot >= 0) return null;
            return value.IsMissing
                ? Missing()
                : Odd(PredictionWarningCode.UnknownCategory, $"'{Name}' is '{value.Category}', a category that was not seen in training.");
        }
    }
}
