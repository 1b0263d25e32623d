using System.Globalization;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;

namespace Regressor.Application.Models;

/// <param name="Model">The version with its metrics, comparison and coverage.</param>
/// <param name="Task">Task of the model. It determines the properties that describe single rows.</param>
/// <param name="MeasuredOn">Rows that all that follows is measured on: the test part, or the training part out of fold where that is empty.</param>
/// <param name="Points">At most 2000 measured rows, evenly thinned.</param>
/// <param name="PointsTotal">Number of rows measured, before thinning.</param>
/// <param name="Importance">Permutation importance by input column, the most important first.</param>
/// <param name="Worst">The ten rows with the largest errors, the largest first.</param>
/// <param name="Notes">Findings, with their evidence.</param>
/// <param name="ImportanceGroups">Importance of redundant columns, shuffled together, the most important group first.</param>
public sealed record ModelReportDto(
    ModelDto Model,
    PredictionTask Task,
    MeasuredOn MeasuredOn,
    IReadOnlyList<ReportPointDto> Points,
    int PointsTotal,
    IReadOnlyList<ColumnImportanceDto> Importance,
    IReadOnlyList<WorstRowDto> Worst,
    IReadOnlyList<ModelNoteDto> Notes,
    IReadOnlyList<GroupImportanceDto> ImportanceGroups)
{
    internal static ModelReportDto Of(ModelDto model, IReadOnlyList<InputColumn> inputs, ModelDiagnostics diagnostics) => new(
        model,
        model.Task,
        diagnostics.MeasuredOn,
        [.. diagnostics.Points.Select(point => ReportPointDto.Of(point))],
        diagnostics.PointsTotal,
        [.. diagnostics.Importance.Select(column => new ColumnImportanceDto(column.Column, column.Increase, column.Deviation))],
        [.. diagnostics.Worst.Select(row => WorstRowDto.Of(inputs, row))],
        [.. diagnostics.Notes.Select(note => new ModelNoteDto(note.Code, note.Column, note.Message, note.Parameters))],
        [.. (diagnostics.Groups ?? []).Select(group => new GroupImportanceDto(group.Columns, group.Increase, group.Deviation))]);
}

/// <param name="Actual">Observed y.</param>
/// <param name="Predicted">Predicted y.</param>
/// <param name="Lower">Lower bound of the interval at the default confidence; null where there is no interval, as out of fold.</param>
/// <param name="Upper">Upper bound of the interval at the default confidence; null where there is no interval, as out of fold.</param>
/// <param name="ExampleId">
/// Id of the example within the dataset at the time of the training; null where it is unknown, and in reports stored before it was recorded.
/// </param>
public sealed record ReportPointDto(double Actual, double Predicted, double? Lower, double? Upper, string? ExampleId)
{
    internal static ReportPointDto Of(EvaluationPoint point) => new(
        point.Actual, point.Predicted, point.Lower, point.Upper, point.ExampleId?.ToString(CultureInfo.InvariantCulture));
}

/// <param name="Column">Name of the input column.</param>
/// <param name="Increase">
/// Increase of the RMSE when the column's values are shuffled among the rows, in the target's unit; mean over the shuffles.
/// </param>
/// <param name="Deviation">Standard error of the increase, over the choice of rows and shuffles.</param>
public sealed record ColumnImportanceDto(string Column, double Increase, double Deviation);

/// <param name="Columns">
/// Redundant input columns. The model can do without any one of them, so each alone looks less important than it is.
/// </param>
/// <param name="Increase">Increase of the RMSE when all of them are shuffled together, in the target's unit; mean over the shuffles.</param>
/// <param name="Deviation">Standard error of the increase.</param>
public sealed record GroupImportanceDto(IReadOnlyList<string> Columns, double Increase, double Deviation);

/// <param name="ExampleId">Id of the example within the dataset at the time of the training; null where it is unknown.</param>
/// <param name="X">Number, text or null for each input column.</param>
/// <param name="Y">Observed y.</param>
/// <param name="Predicted">Predicted y.</param>
/// <param name="Lower">Lower bound of the interval at the default confidence; null where there is no interval, as out of fold.</param>
/// <param name="Upper">Upper bound of the interval at the default confidence; null where there is no interval, as out of fold.</param>
public sealed record WorstRowDto(
    string? ExampleId, IReadOnlyDictionary<string, ColumnValue> X, double Y, double Predicted, double? Lower, double? Upper)
{
    internal static WorstRowDto Of(IReadOnlyList<InputColumn> inputs, LargestError row) => new(
        row.ExampleId?.ToString(CultureInfo.InvariantCulture),
        inputs.Zip(row.Values).ToDictionary(value => value.First.Name, value => value.Second),
        row.Y,
        row.Predicted,
        row.Lower,
        row.Upper);
}

/// <param name="Code">Kind of finding.</param>
/// <param name="Column">Input column that the finding is about; null where it is not about one.</param>
/// <param name="Message">Explanation for people, in English, with the evidence.</param>
/// <param name="Parameters">Figures of the explanation by name; null in reports stored before they were recorded.</param>
public sealed record ModelNoteDto(FindingCode Code, string? Column, string Message, IReadOnlyDictionary<string, double>? Parameters);
