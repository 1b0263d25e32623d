using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Training.Execution;
using Regressor.Domain;
using Regressor.Domain.Datasets;
using Regressor.Domain.Decisions;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;

namespace Regressor.Application.UnitTests;

/// <summary>100 rows whose target is 0, at the split positions 0, 0.01, 0.02 …; the error of a model depends on its version and the row's x.</summary>
public sealed class ModelActivationTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly Dataset Line = Dataset.Create(
        "Line", [new InputColumn("x", ColumnTypes.Numeric, null), new InputColumn("c", ColumnTypes.Categorical, null)], new TargetColumn("y", null), Now);

    private readonly Models _models = new();

    [Fact]
    public async Task Where_nothing_answers_the_first_model_does() =>
        (await DecideAsync(Made(1), active: null)).ShouldBe(new Activation(true, ActivationReason.First));

    [Fact]
    public async Task One_that_is_to_answer_always_is_not_compared() =>
        (await DecideAsync(Made(2, ActivationRule.Always), active: 1)).ShouldBe(new Activation(true, ActivationReason.Always));

    [Fact]
    public async Task A_model_that_must_never_be_activated_is_not_even_without_an_active_one() =>
        (await DecideAsync(Made(1, ActivationRule.Never), active: null)).ShouldBe(new Activation(false, ActivationReason.Never));

    [Fact]
    public async Task A_worse_one_stays_behind()
    {
        _models.Stored[1] = Made(1);
        (await DecideAsync(Made(2), active: 1)).ShouldBe(new Activation(false, ActivationReason.Worse, 1, -1, -1, -1, 20));
    }

    [Fact]
    public async Task A_better_model_is_activated()
    {
        _models.Stored[4] = Made(4);
        (await DecideAsync(Made(2), active: 4)).ShouldBe(new Activation(true, ActivationReason.Better, 4, 0.5, 0.5, 0.5, 20));
    }

    [Theory]
    [InlineData(0.3, 0.2)]
    [InlineData(0.2, 0.3)]
    public async Task Only_rows_count_that_neither_was_trained_on(double made, double active)
    {
        _models.Stored[1] = Made(1, testFraction: active);
        (await DecideAsync(Made(2, testFraction: made), active: 1)).Rows.ShouldBe(20);
    }

    [Fact]
    public async Task Copies_of_a_row_count_once()
    {
        _models.Stored[1] = Made(1);
        (await DecideAsync(Made(2), active: 1, copies: 3)).Rows.ShouldBe(20);
    }

    [Fact]
    public async Task One_that_learned_from_all_rows_cannot_be_compared()
    {
        _models.Stored[1] = Made(1, testFraction: 0);
        (await DecideAsync(Made(2), active: 1)).ShouldBe(new Activation(true, ActivationReason.NotComparable, Rows: 0));
    }

    [Fact]
    public async Task One_of_another_dataset_had_other_test_rows()
    {
        var here = Made(1);
        _models.Stored[1] = here with { Report = here.Report with { Elsewhere = true } };
        (await DecideAsync(Made(2), active: 1)).ShouldBe(new Activation(true, ActivationReason.NotComparable, Rows: 0));
    }

    [Fact]
    public async Task One_tested_by_another_split_gives_way_and_both_errors_are_said()
    {
        var (byRow, byGroup) = (Made(1), Made(2));
        _models.Stored[1] = byRow with { Report = byRow.Report with { Split = new TestSplit(0.2) } };
        byGroup = byGroup with { Report = byGroup.Report with { Split = new TestSplit(0.2) { Rule = new Split(SplitBy.Group, "c") } } };

        var activation = await DecideAsync(byGroup, active: 1);

        activation.ShouldBe(new Activation(true, ActivationReason.OtherSplit) { OtherSplit = new OtherSplit(1, new Split(SplitBy.Group, "c"), Split.ByRow, 1, 1) });
    }

    [Fact]
    public async Task Versions_tested_by_the_same_group_are_compared_by_groups()
    {
        var byGroup = new TestSplit(0.2) { Rule = new Split(SplitBy.Group, "c") };
        var table = new TrainingData.Builder(Line.Inputs) { Splitter = new Splitter(byGroup.Rule!, seed: 3) };
        for (var row = 0; row < 400; row++)
            table.Add([ColumnValue.Of(row + 1), ColumnValue.Of($"g{row / 100}")], y: 0, splitPosition: row / 400.0, key: ColumnValue.Of($"g{row / 100}"));
        var rows = table.Build();
        var threshold = rows.SplitPlaces.Order().Distinct().ElementAt(1);
        Checkpoint Tested(int version) => Made(version) with { Report = Made(version).Report with { Split = byGroup with { Threshold = threshold } } };
        _models.Stored[1] = Tested(1);

        // One group of 100 rows: a single observation, from which nothing follows.
        (await new ModelActivation(_models, _models).DecideAsync(Tested(2), 1, rows)).Reason.ShouldBe(ActivationReason.NotComparable);
    }

    [Fact]
    public async Task One_of_other_columns_cannot_be_compared()
    {
        _models.Stored[1] = Made(1) with { Dataset = Line.Schema with { Inputs = [new InputColumn("z", ColumnTypes.Numeric, null)] } };
        (await DecideAsync(Made(2), active: 1)).ShouldBe(new Activation(true, ActivationReason.NotComparable));
    }

    [Fact]
    public async Task One_whose_checkpoint_is_damaged_cannot_be_compared() =>
        (await DecideAsync(Made(2), active: 1)).ShouldBe(new Activation(true, ActivationReason.NotComparable));

    [Fact]
    public async Task One_that_answers_with_no_number_cannot_be_compared()
    {
        _models.Stored[Models.Useless] = Made(Models.Useless);
        (await DecideAsync(Made(2), active: Models.Useless)).ShouldBe(new Activation(true, ActivationReason.NotComparable));
    }

    [Theory]
    [InlineData(2, 3, ActivationReason.Worse)]
    [InlineData(3, 2, ActivationReason.Better)]
    public async Task Classes_are_compared_by_their_probabilities_whatever_their_order(int active, int made, ActivationReason reason)
    {
        // Version v gives the actual class the probability 1/v.
        var table = new TrainingData.Builder(Line.Inputs) { Task = PredictionTasks.Classification };
        for (var row = 0; row < 100; row++)
            table.Add([ColumnValue.Of(row + 1), ColumnValue.Of("a")], ColumnValue.Of(row % 3 == 0 ? "yes" : "no"), row / 100.0);
        _models.Stored[active] = Classifying(active);
        var activation = await new ModelActivation(_models, _models).DecideAsync(Classifying(made), active, table.Build());

        activation.Reason.ShouldBe(reason);
        activation.Rows.ShouldBe(20);

        static Checkpoint Classifying(int version)
        {
            var checkpoint = Made(version);
            return checkpoint with { Report = checkpoint.Report with { Task = PredictionTasks.Classification } };
        }
    }

    private Task<Activation> DecideAsync(Checkpoint made, int? active, int copies = 1)
    {
        var table = new TrainingData.Builder(Line.Inputs);
        for (var row = 0; row < 100 * copies; row++)
            table.Add([row % 7 == 3 ? ColumnValue.Missing : ColumnValue.Of(row + 1), ColumnValue.Of("a")], y: 0, splitPosition: row / copies / 100.0);
        return new ModelActivation(_models, _models).DecideAsync(made, active, table.Build());
    }

    private static Checkpoint Made(int version, ActivationRule rule = ActivationRule.IfBetter, double testFraction = 0.2)
    {
        var errors = EvaluationMetrics.Compute(new RegressionRows([0], [1]));
        var options = new TrainingOptions { Activate = rule, TestFraction = testFraction };
        return new Checkpoint(Line.Schema, version, Guid.Empty, options, new ModelReport(errors, null, errors, errors, errors, null, 80, 20), Now, new TrainedNetwork("", []));
    }

    private sealed class Models : IActiveModelCache, ICheckpointStore
    {
        public const int Useless = 13;

        public Dictionary<int, Checkpoint> Stored { get; } = [];

        public IReadOnlyCollection<string> Datasets => [];

        public bool RowsComeFromFiles => false;

        public Task<Checkpoint> LoadAsync(Guid datasetId, int version, CancellationToken cancellationToken) =>
            Stored.TryGetValue(version, out var checkpoint) ? Task.FromResult(checkpoint) : throw new CorruptCheckpointException("It is missing.");

        public IPredictor Open(Checkpoint checkpoint) => new Erring(checkpoint.Version, checkpoint.Report.Task);

        public IPredictor? Find(string datasetSlug) => throw new NotSupportedException();

        public IPredictor Activate(Checkpoint checkpoint, DecisionCosts? costs) => throw new NotSupportedException();

        public void Decide(string datasetSlug, DecisionCosts? costs) => throw new NotSupportedException();

        public void Check(Checkpoint checkpoint) => throw new NotSupportedException();

        public void Deactivate(string datasetSlug) => throw new NotSupportedException();

        public Task SaveAsync(Checkpoint checkpoint, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Checkpoint Read(Stream content) => throw new NotSupportedException();

        public void Write(Stream content, Checkpoint checkpoint) => throw new NotSupportedException();

        public Task<CheckpointFile?> OpenAsync(Guid datasetId, int version, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IReadOnlyList<(Guid DatasetId, int Version)> ListFiles() => throw new NotSupportedException();

        public void Delete(Guid datasetId, int version) => throw new NotSupportedException();

        public void DeleteAll(Guid datasetId) => throw new NotSupportedException();
    }

    private sealed class Erring(int version, PredictionTask task) : IPredictor
    {
        public Guid DatasetId => Line.Id;

        public int Version => version;

        public IReadOnlyList<InputColumn> Inputs => Line.Inputs;

        public IReadOnlyList<InputColumn> LeftOut => [];

        public TargetColumn Target => Line.Target;

        public IReadOnlyList<string> Classes => [];

        public DecisionRule? Decisions => null;

        public string? KnownCategory(int column, ReadOnlySpan<char> category) => null;

        public Prediction Predict(ReadOnlySpan<ColumnValue> x, double confidence) => version == Models.Useless
            ? throw new DomainException("invalid-state", "It is no number.")
            : task == PredictionTasks.Classification
            ? Classified((x[0].Number - 1) % 3 == 0 ? 1.0 / version : 1 - (1.0 / version))
            : new RegressionPrediction(version * (x[0].Number ?? 1), null, 0, version, []);

        /// <summary>The classes of each version are in another order.</summary>
        private ClassificationPrediction Classified(double yes) => version % 2 == 0
            ? new ClassificationPrediction(["yes", "no"], [yes, 1 - yes], 0, null, 0, version, [])
            : new ClassificationPrediction(["no", "other", "yes"], [1 - yes, 0, yes], 0, null, 0, version, []);

        public void Predict(ReadOnlySpan<ColumnValue> rows, double confidence, Span<Prediction> answers, DistributionRequest? distribution = null) => throw new NotSupportedException();
    }
}
