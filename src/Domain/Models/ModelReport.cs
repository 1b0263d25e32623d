using Regressor.Domain.Datasets;
using Regressor.Domain.Training;

namespace Regressor.Domain.Models;

/// <summary>What is known about how good a model is.</summary>
/// <param name="Train">On the rows it was fitted to.</param>
/// <param name="Test">On the test part, which nothing was chosen by; null when that part is empty.</param>
/// <param name="OutOfFold">On the training part, each row predicted only by members that did not fit it.</param>
/// <param name="Baseline">Predicting the mean of the training part, on the rows of Test (of OutOfFold where there is none).</param>
/// <param name="Linear">Ridge regression fitted on the training part, on the same rows as Baseline.</param>
/// <param name="Coverage">Of the intervals on the test part; null when that part is empty or there were too few rows to calibrate.</param>
/// <param name="TrainedOn">Rows that the networks learned from.</param>
/// <param name="TestedOn">Rows in the test part.</param>
/// <param name="Comparison">With Linear; null for fewer than two rows, and in models stored before it was made.</param>
/// <param name="Data">Which rows it was made from; null in models stored before that was kept.</param>
/// <param name="Elsewhere">The rows are those of another dataset: its revisions are counted, and its test part chosen, by themselves.</param>
/// <param name="CalibratedOn">Rows of the training part, besides those learned from, that only made the intervals; 0 where rows left out by turns did.</param>
/// <param name="Split">Which examples were tested; null in models stored before that was kept.</param>
/// <param name="Activation">Whether it took over when it was trained; null in models of before that was decided, and in those that came as files.</param>
public sealed record ModelReport(
    RegressionMetrics Train,
    RegressionMetrics? Test,
    RegressionMetrics OutOfFold,
    RegressionMetrics Baseline,
    RegressionMetrics Linear,
    IntervalCoverage? Coverage,
    int TrainedOn,
    int TestedOn,
    Comparison? Comparison = null,
    DataStamp? Data = null,
    bool Elsewhere = false,
    int CalibratedOn = 0,
    TestSplit? Split = null,
    Activation? Activation = null)
{
    /// <summary>Which examples were tested; models stored before that was kept had copies together, and a threshold at the share asked for.</summary>
    public TestSplit TestSplit(TrainingOptions options) => Split ?? new TestSplit(options.TestFraction);

    /// <summary>Another version went on answering: this one does not take over by itself, where any other can.</summary>
    public bool WasLeftBehind() => Activation is { Activated: false };
}

/// <summary>Says which rows a model was made from.</summary>
/// <param name="Revision">The dataset's when they were read.</param>
/// <param name="Hash">Of the rows; see <see cref="Training.TrainingTable.Hash"/>.</param>
public sealed record DataStamp(long Revision, string Hash);

/// <param name="Confidence">What was promised, in (0, 1).</param>
/// <param name="Covered">The share of rows whose y lay in its interval.</param>
/// <param name="MeanWidth">Mean of upper − lower, in the target's unit.</param>
public sealed record IntervalCoverage(double Confidence, double Covered, double MeanWidth);
