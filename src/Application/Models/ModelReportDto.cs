using System.Globalization;
using System.Text.Json.Serialization;
using Regressor.Domain.Decisions;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;

namespace Regressor.Application.Models;

/// <param name="Model">The version with its metrics, comparison and coverage.</param>
/// <param name="Task">Task of the model. It determines the properties that describe single rows.</param>
/// <param name="MeasuredOn">Rows that all that follows is measured on: the test part, or the training part out of fold where that is empty.</param>
/// <param name="Points">At most 2000 measured rows, evenly thinned; empty for classes, whose rows are in *classification*.</param>
/// <param name="PointsTotal">Number of rows measured, before thinning.</param>
/// <param name="Importance">Permutation importance by input column, the most important first.</param>
/// <param name="Worst">The ten rows with the largest errors, the largest first.</param>
/// <param name="Notes">Findings, with their evidence.</param>
/// <param name="ImportanceGroups">Importance of redundant columns, shuffled together, the most important group first.</param>
/// <param name="Words">Words of text columns that move the prediction, the most by column first.</param>
/// <param name="Classification">What only a model of classes has; null for numbers.</param>
/// <param name="Learners">
/// Learners that the model blends, each measured alone on the rows of the report, the smallest error first; empty where there is one learner
/// only, and for models stored before they were recorded.
/// </param>
/// <param name="Search">Search for settings before the training; null where there was none. It has no errors, because they chose the settings.</param>
public sealed record ModelReportDto(
    ModelDto Model,
    PredictionTask Task,
    MeasuredOn MeasuredOn,
    IReadOnlyList<ReportPointDto> Points,
    int PointsTotal,
    IReadOnlyList<ColumnImportanceDto> Importance,
    IReadOnlyList<WorstRowDto> Worst,
    IReadOnlyList<ModelNoteDto> Notes,
    IReadOnlyList<GroupImportanceDto> ImportanceGroups,
    IReadOnlyList<WordEffectDto> Words,
    ClassificationReportDto? Classification,
    IReadOnlyList<LearnerResultDto> Learners,
    SearchResultDto? Search)
{
    /// <param name="model">The version.</param>
    /// <param name="report">Its report.</param>
    /// <param name="inputs">Its input columns.</param>
    /// <param name="diagnostics">Its diagnostics.</param>
    /// <param name="costs">The dataset's costs of answers; null where there are none.</param>
    internal static ModelReportDto Of(
        ModelDto model, ModelReport report, IReadOnlyList<InputColumn> inputs, ModelDiagnostics diagnostics, DecisionCosts? costs) => new(
        model,
        model.Task,
        diagnostics.MeasuredOn,
        [.. diagnostics.Points.Select(point => ReportPointDto.Of(point))],
        diagnostics.PointsTotal,
        [.. diagnostics.Importance.Select(column => new ColumnImportanceDto(column.Column, column.Increase, column.Deviation))],
        [.. diagnostics.Worst.Select(row => WorstRowDto.Of(inputs, row, diagnostics.Classification?.Classes))],
        [.. diagnostics.Notes.Select(note => new ModelNoteDto(note.Code, note.Column, note.Message, note.Parameters, note.Class))],
        [.. (diagnostics.Groups ?? []).Select(group => new GroupImportanceDto(group.Columns, group.Increase, group.Deviation))],
        [.. (diagnostics.Words ?? []).Select(word => new WordEffectDto(word.Column, word.Word, word.Rows, word.Effect, word.Deviation))],
        ClassificationReportDto.From(diagnostics.Classification, costs),
        LearnerResultDto.From(report),
        SearchResultDto.From(report));
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
/// Increase of the RMSE, in the target's unit, or of the log loss for classes, when the column's values are shuffled among the rows; mean over
/// the shuffles.
/// </param>
/// <param name="Deviation">Standard error of the increase, over the choice of rows and shuffles.</param>
public sealed record ColumnImportanceDto(string Column, double Increase, double Deviation);

/// <param name="Columns">
/// Redundant input columns. The model can do without any one of them, so each alone looks less important than it is.
/// </param>
/// <param name="Increase">Increase of the RMSE, in the target's unit, or of the log loss for classes, when all of them are shuffled together; mean over the shuffles.</param>
/// <param name="Deviation">Standard error of the increase.</param>
public sealed record GroupImportanceDto(IReadOnlyList<string> Columns, double Increase, double Deviation);

/// <param name="Column">Name of the text column.</param>
/// <param name="Word">The word, in lower case.</param>
/// <param name="Rows">Number of measured rows whose text has the word.</param>
/// <param name="Effect">Mean of the prediction minus the prediction for the text without the word, in the target's unit.</param>
/// <param name="Deviation">Standard error of the effect.</param>
public sealed record WordEffectDto(string Column, string Word, int Rows, double Effect, double Deviation);

/// <param name="ExampleId">Id of the example within the dataset at the time of the training; null where it is unknown.</param>
/// <param name="X">Number, text or null for each input column.</param>
/// <param name="Y">Observed y: a number or a class.</param>
/// <param name="Predicted">Predicted y: a number, or the most probable class.</param>
/// <param name="Lower">Lower bound of the interval at the default confidence; null where there is no interval, as out of fold.</param>
/// <param name="Upper">Upper bound of the interval at the default confidence; null where there is no interval, as out of fold.</param>
/// <param name="Probability">Predicted probability of the observed class; null for numbers.</param>
public sealed record WorstRowDto(
    string? ExampleId, IReadOnlyDictionary<string, ColumnValue> X, ColumnValue Y, ColumnValue Predicted, double? Lower, double? Upper, double? Probability)
{
    internal static WorstRowDto Of(IReadOnlyList<InputColumn> inputs, LargestError row, IReadOnlyList<string>? classes) => new(
        row.ExampleId?.ToString(CultureInfo.InvariantCulture),
        inputs.ByName(row.Values),
        ValueOf(row.Y, classes),
        ValueOf(row.Predicted, classes),
        row.Lower,
        row.Upper,
        row.Probability);

    private static ColumnValue ValueOf(double y, IReadOnlyList<string>? classes) => classes is null ? ColumnValue.Of(y)
        : (int)y is var index && (uint)index < (uint)classes.Count ? ColumnValue.Of(classes[index])
        : ColumnValue.Missing;
}

/// <param name="Code">Kind of finding.</param>
/// <param name="Column">Input column that the finding is about; null where it is not about one.</param>
/// <param name="Message">Explanation for people, in English, with the evidence.</param>
/// <param name="Parameters">Figures of the explanation by name; null in reports stored before they were recorded.</param>
/// <param name="Class">Class that the finding is about; absent where it is not about one.</param>
public sealed record ModelNoteDto(
    FindingCode Code,
    string? Column,
    string Message,
    IReadOnlyDictionary<string, double>? Parameters,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Class = null);
