using System.Text.Json.Serialization;
using Regressor.Domain.Datasets;
using Regressor.Domain.Tasks;

namespace Regressor.Domain.Evaluation;

/// <summary>Evaluation of a model.</summary>
/// <param name="Train">Metrics on the rows that the model was fitted to.</param>
/// <param name="Test">Metrics on the test part, which no choice depends on; null where that part is empty.</param>
/// <param name="OutOfFold">Metrics on the training part, each row predicted only by the members that were not fitted to it.</param>
/// <param name="Baseline">Metrics of predicting the mean of the training part, on the rows of Test (of OutOfFold where Test is null).</param>
/// <param name="Linear">Metrics of ridge regression fitted on the training part, on the same rows as Baseline.</param>
/// <param name="Coverage">Coverage of the intervals on the test part; null where that part is empty or there were too few rows to calibrate.</param>
/// <param name="TrainedOn">Number of rows that the networks learned from.</param>
/// <param name="TestedOn">Number of rows in the test part.</param>
/// <param name="Comparison">Comparison with Linear; null with fewer than two rows, and in models stored before it was computed.</param>
/// <param name="Data">Fingerprint of the rows; null in models stored before it was recorded.</param>
/// <param name="Elsewhere">True where the rows are those of another dataset, with its own revisions and its own test part.</param>
/// <param name="CalibratedOn">Number of training rows that only calibrated the intervals; 0 where out-of-fold rows did.</param>
/// <param name="Split">The train/test split; null in models stored before it was recorded.</param>
/// <param name="Activation">Activation decision after training; null in models older than that decision, and in imported models.</param>
/// <param name="TargetSpread">
/// Distance between the 5 % and 95 % quantiles of y in the training part, which is larger than the test part and therefore steadier; null in
/// models stored before it was recorded.
/// </param>
/// <param name="Leaks">True where a column alone determines the target; null in models stored before it was recorded.</param>
/// <param name="Learners">Learners that the model blends; null where it is none of several, and in models stored before they were recorded.</param>
public sealed record ModelReport(
    EvaluationMetrics Train,
    EvaluationMetrics? Test,
    EvaluationMetrics OutOfFold,
    EvaluationMetrics Baseline,
    EvaluationMetrics Linear,
    IntervalCoverage? Coverage,
    int TrainedOn,
    int TestedOn,
    BaselineComparison? Comparison = null,
    DataFingerprint? Data = null,
    bool Elsewhere = false,
    int CalibratedOn = 0,
    TestSplit? Split = null,
    Activation? Activation = null,
    double? TargetSpread = null,
    bool? Leaks = null,
    IReadOnlyList<LearnerResult>? Learners = null)
{
    /// <summary>Task of the model; models stored before it was recorded are regressions.</summary>
    public PredictionTask Task { get; init; } = PredictionTasks.Regression;

    /// <summary>Extent of the parts of a split by group or by time; null by row.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SplitExtent? Extent { get; init; }

    /// <summary>
    /// Number of independent rows that would tell as much about the coverage as the tested ones: by group at most one of each, by time one of a
    /// block in which rows are covered alike.
    /// </summary>
    [JsonIgnore]
    public int IndependentlyTested => Coverage?.EffectiveRows ?? (Split?.By == SplitBy.Group && Extent is { } extent ? extent.Tested : TestedOn);

    /// <summary>
    /// Search for settings before the training; null where there was none. OutOfFold is then measured on rows that chose the settings.
    /// </summary>
    public SearchResult? Search { get; init; }

    /// <summary>
    /// Returns the train/test split. For models stored before it was recorded, copies share a place and the threshold is the requested share.
    /// </summary>
    public TestSplit TestSplit(double testFraction) => Split ?? new TestSplit(testFraction);

    /// <summary>Adds what models of older versions did not record, as far as their diagnostics have it.</summary>
    public ModelReport CompletedFrom(ModelDiagnostics diagnostics) => this with
    {
        TargetSpread = TargetSpread ?? ModelQualities.Spread(diagnostics.Points.Select(point => point.Actual)),
        Leaks = Leaks ?? diagnostics.HasLeak(),
    };

    /// <summary>Returns the report without durations: the same data, options and seed give the same one.</summary>
    public ModelReport WithoutDurations() => this with
    {
        Learners = Learners is null ? null : [.. Learners.Select(learner => learner with { Seconds = null })],
        Search = Search is null ? null : Search with { Seconds = null },
    };

    /// <summary>
    /// Returns true where another version remained active: this one is never activated automatically, unlike any other.
    /// </summary>
    public bool WasLeftBehind() => Activation is { Activated: false };
}

/// <summary>Fingerprint of the rows that a model was trained on.</summary>
/// <param name="Revision">Revision of the dataset when the rows were read.</param>
/// <param name="Hash">Hash of the rows; see <see cref="Training.Data.TrainingData.Hash"/>.</param>
public sealed record DataFingerprint(long Revision, string Hash);

/// <param name="Confidence">Confidence of the intervals, in (0, 1).</param>
/// <param name="Covered">Share of rows whose y was within the interval.</param>
/// <param name="MeanWidth">Mean of upper − lower, in the target's unit.</param>
public sealed record IntervalCoverage(double Confidence, double Covered, double MeanWidth)
{
    /// <summary>Chance of as few rows within their intervals, or fewer, below which the intervals are called too narrow.</summary>
    private const double Unlikely = 0.05;

    /// <summary>As of <see cref="SamplingUnits.EffectiveRows"/>, rounded down; null by row, and in reports stored before it was recorded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? EffectiveRows { get; init; }

    /// <summary>Returns the number of rows whose y was within the interval.</summary>
    /// <param name="rows">Number of rows measured.</param>
    public int CountHeld(int rows) => (int)Math.Round(Covered * rows);

    /// <summary>Determines whether intervals of that confidence could well contain y of as few rows, by the binomial distribution.</summary>
    /// <param name="rows">Number of independent rows measured.</param>
    public bool IsAsPromised(int rows) => BinomialDistribution.AtMost(CountHeld(rows), rows, Confidence) >= Unlikely;
}
