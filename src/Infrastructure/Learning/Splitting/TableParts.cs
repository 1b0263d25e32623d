using Regressor.Domain.Datasets;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Serving;

namespace Regressor.Infrastructure.Learning.Splitting;

/// <summary>What a table's rows are for, in their order: to test, to learn from, and where there are enough, to calibrate intervals.</summary>
/// <param name="Split">Which of them are tested.</param>
/// <param name="TestRows">The first rows.</param>
/// <param name="TrainEnd">The first row after those to learn from.</param>
internal sealed record TableParts(TestSplit Split, int TestRows, int TrainEnd)
{
    /// <summary>
    /// From so many rows on, intervals are made of rows that no network has seen: of a twentieth of them, but of enough to tell a quantile,
    /// and of no more than tell it closely. Of fewer rows, as many would be missed by the networks.
    /// </summary>
    private const int FewestToCalibrate = 2000, LeastToCalibrateBy = 200, MostToCalibrateBy = 500;

    public int TrainRows => TrainEnd - TestRows;

    /// <param name="table">All rows.</param>
    /// <param name="testFraction">The share to test.</param>
    /// <param name="start">The model that training continues from: what it has been trained on can neither test nor calibrate.</param>
    public static TableParts Of(TrainingTable table, double testFraction, ModelDescription? start)
    {
        var split = table.SplitAt(testFraction);
        if (start is not null) split = split.Within(start.TestSplit);
        var testRows = table.TestRows(split.Threshold);
        var rows = table.Rows - testRows;
        if (rows < FewestToCalibrate) return new TableParts(split, testRows, table.Rows);

        // Copies of a row, which share its place, are on one side.
        var places = table.SplitPlaces;
        var end = table.Rows - Math.Clamp(rows / 20, LeastToCalibrateBy, MostToCalibrateBy);
        while (end < table.Rows && (places[end] == places[end - 1] || places[end] < start?.CalibrationFrom)) end++;
        return new TableParts(split, testRows, end);
    }
}
