using System.Globalization;
using Regressor.Domain.Models;

namespace Regressor.Application.Models;

/// <param name="Model">With its metrics, comparison and coverage.</param>
/// <param name="MeasuredOn">The rows of all that follows: the test part, or the training part out of fold where that is empty.</param>
/// <param name="Points">At most 2000, evenly thinned.</param>
/// <param name="PointsTotal">Rows measured, of which the points are some.</param>
/// <param name="Importance">By input column, the most important first.</param>
/// <param name="Worst">The ten rows with the largest errors, the largest first.</param>
/// <param name="Notes">What is off, with its evidence.</param>
/// <param name="ImportanceGroups">Columns that tell the same, shuffled together, the most important group first.</param>
public sealed record ModelReportDto(
    ModelDto Model,
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
        diagnostics.MeasuredOn,
        [.. diagnostics.Points.Select(point => new ReportPointDto(point.Actual, point.Predicted, point.Lower, point.Upper))],
        diagnostics.PointsTotal,
        [.. diagnostics.Importance.Select(column => new ColumnImportanceDto(column.Column, column.Increase, column.Deviation))],
        [.. diagnostics.Worst.Select(row => WorstRowDto.Of(inputs, row))],
        [.. diagnostics.Notes.Select(note => new ModelNoteDto(note.Code, note.Column, note.Message))],
        [.. (diagnostics.Groups ?? []).Select(group => new GroupImportanceDto(group.Columns, group.Increase, group.Deviation))]);
}

/// <param name="Actual">y.</param>
/// <param name="Predicted">What the model says.</param>
/// <param name="Lower">Of the interval at the default confidence; null where there is none, as out of fold.</param>
/// <param name="Upper">As lower.</param>
public sealed record ReportPointDto(double Actual, double Predicted, double? Lower, double? Upper);

/// <param name="Column">An input column.</param>
/// <param name="Increase">Of the RMSE when the column's values are shuffled among the rows, in the target's unit; mean over the shuffles.</param>
/// <param name="Deviation">Standard error of the increase, had other rows been drawn and shuffled.</param>
public sealed record ColumnImportanceDto(string Column, double Increase, double Deviation);

/// <param name="Columns">Input columns that tell the same: any one of them can be done without, so each by itself looks less important than it is.</param>
/// <param name="Increase">Of the RMSE when all of them are shuffled together, in the target's unit; mean over the shuffles.</param>
/// <param name="Deviation">Standard error of the increase.</param>
public sealed record GroupImportanceDto(IReadOnlyList<string> Columns, double Increase, double Deviation);

/// <param name="ExampleId">Its address within the dataset at the time of the training; null where it is not known.</param>
/// <param name="X">A number, a text or null by input column.</param>
/// <param name="Y">The target.</param>
/// <param name="Predicted">What the model says.</param>
/// <param name="Lower">Of the interval at the default confidence; null where there is none, as out of fold.</param>
/// <param name="Upper">As lower.</param>
public sealed record WorstRowDto(
    string? ExampleId, IReadOnlyDictionary<string, InputValue> X, double Y, double Predicted, double? Lower, double? Upper)
{
    internal static WorstRowDto Of(IReadOnlyList<InputColumn> inputs, WorstRow row)
    {
        var x = new Dictionary<string, InputValue>(inputs.Count);
        int numbers = 0, categories = 0;
        foreach (var column in inputs)
        {
            x[column.Name] = column.Type == ColumnTypes.Numeric
                ? row.Numbers[numbers++] is { } number ? InputValue.Of(number) : InputValue.Missing
                : row.Categories[categories++] is { } category ? InputValue.Of(category) : InputValue.Missing;
        }

        return new WorstRowDto(row.ExampleId?.ToString(CultureInfo.InvariantCulture), x, row.Y, row.Predicted, row.Lower, row.Upper);
    }
}

/// <param name="Code">What is off.</param>
/// <param name="Column">The input column it is about, if it is about one.</param>
/// <param name="Message">Sentences for people, with the evidence.</param>
public sealed record ModelNoteDto(ModelNoteCode Code, string? Column, string Message);
