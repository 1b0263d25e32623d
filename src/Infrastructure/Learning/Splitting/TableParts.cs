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
        if (table.Split.By == SplitBy.Group) return OfGroups(table, split, testRows, start, searches);
        var rows = table.Rows - testRows;
        if (CalibrationUnits(rows, searches) is not { } units) return new TableParts(split, testRows, table.Rows);

        // Keep copies of a row, which share its place, on one side.
        var places = table.SplitPlaces;
        var end = table.Rows - units;
        while (end < table.Rows && (places[end] == places[end - 1] || places[end] < start?.CalibrationFrom)) end++;
        return new TableParts(split, testRows, end);
    }

    /// <summary>Returns how many of the units outside the test part, rows or groups, only calibrate; null where they are too few to spare any.</summary>
    public static int? CalibrationUnits(int units, bool searches) =>
        units < (searches ? FewestToSearch : FewestToCalibrate) ? null : Math.Clamp(units / 20, Math.Min(units / 10, LeastToCalibrateBy), MostToCalibrateBy);

    /// <summary>Calibrates on whole groups, and counts groups instead of rows: only they are independent of each other.</summary>
    private static TableParts OfGroups(TrainingData table, TestSplit split, int testRows, ModelDescription? start, bool searches)
    {
        var groups = table.FirstOfPlaces(testRows, table.Rows - testRows);
        if (CalibrationUnits(groups.Length, searches) is not { } units) return new TableParts(split, testRows, table.Rows);
        var first = groups.Length - units;
        while (first < groups.Length && table.SplitPlaces[testRows + groups[first]] < start?.CalibrationFrom) first++;
        return new TableParts(split, testRows, first == groups.Length ? table.Rows : testRows + groups[first]);
    }
}
