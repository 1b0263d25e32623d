using Regressor.Domain.Datasets;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Serving;

namespace Regressor.Infrastructure.Learning.Splitting;

/// <summary>
/// Divides a table's rows, in their order, into those to test, to learn from and, where there are enough, to calibrate intervals.
/// </summary>
/// <param name="Split">Split that determines the test rows.</param>
/// <param name="TestRows">Number of test rows, which come first.</param>
/// <param name="TrainEnd">Index of the first row after those to learn from.</param>
internal sealed record TableParts(TestSplit Split, int TestRows, int TrainEnd)
{
    /// <summary>
    /// From this many rows on, intervals are calibrated on rows that no network has seen. These are a twentieth of the rows, but enough to
    /// estimate a quantile, and no more than estimate it closely. With fewer rows, the networks could not spare as many.
    /// </summary>
    private const int FewestToCalibrate = 2000, LeastToCalibrateBy = 200, MostToCalibrateBy = 500;

    /// <summary>
    /// From this many rows on, settings may be searched. The out-of-fold errors then chose the settings and cannot calibrate, so that a tenth of
    /// a small table is set aside for it.
    /// </summary>
    public const int FewestToSearch = 500;

    public int TrainRows => TrainEnd - TestRows;

    /// <param name="table">All rows.</param>
    /// <param name="testFraction">Share of the rows to test.</param>
    /// <param name="start">Model that training continues from, or null; rows that it was trained on can neither test nor calibrate.</param>
    /// <param name="searches">True where settings are searched by out-of-fold errors.</param>
    public static TableParts Of(TrainingData table, double testFraction, ModelDescription? start, bool searches = false)
    {
        var split = table.SplitAt(testFraction);
        if (start is not null) split = split.Within(start.TestSplit);
        var testRows = table.TestRows(split.Threshold);
        var rows = table.Rows - testRows;
        if (rows < (searches ? FewestToSearch : FewestToCalibrate)) return new TableParts(split, testRows, table.Rows);

        // Keep copies of a row, which share its place, on one side.
        var places = table.SplitPlaces;
        var end = table.Rows - Math.Clamp(rows / 20, Math.Min(rows / 10, LeastToCalibrateBy), MostToCalibrateBy);
        while (end < table.Rows && (places[end] == places[end - 1] || places[end] < start?.CalibrationFrom)) end++;
        return new TableParts(split, testRows, end);
    }
}
