using System.Globalization;
using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;

namespace Regressor.Benchmarks;

/// <summary>Lists all figures of a report with all their digits, however the report stores them.</summary>
internal static class ReportFigures
{
    public static string Of(TrainedModel model)
    {
        var (report, diagnostics) = (model.Report, model.Diagnostics);
        List<object?> figures =
        [
            .. new[] { report.Train, report.Test, report.OutOfFold, report.Baseline, report.Linear }.SelectMany(Of),
            report.Coverage?.Covered, report.Coverage?.MeanWidth,
            report.Comparison?.Kind, report.Comparison?.Improvement, report.Comparison?.Margin, report.Comparison?.Lower, report.Comparison?.Upper,
            .. diagnostics.Points.SelectMany(point => new object?[] { point.Actual, point.Predicted, point.Lower, point.Upper }),
            .. diagnostics.Importance.SelectMany(column => new object?[] { column.Column, column.Increase, column.Deviation }),
            .. (diagnostics.Groups ?? []).SelectMany(group => new object?[] { string.Join('+', group.Columns), group.Increase, group.Deviation }),
            .. diagnostics.Worst.SelectMany(row => new object?[] { row.ExampleId, row.Y, row.Predicted, row.Lower, row.Upper }),
            .. diagnostics.Notes.SelectMany(note => new object?[] { note.Code, note.Column, note.Message }),
        ];
        return string.Join('\n', figures.Select(figure => string.Format(CultureInfo.InvariantCulture, figure is double ? "{0:R}" : "{0}", figure)));
    }

    private static IEnumerable<object?> Of(EvaluationMetrics? metrics) => metrics is null
        ? [null]
        :
        [
            metrics.Count, metrics[RegressionTask.Rmse], metrics[RegressionTask.Mae], metrics[RegressionTask.MedianAe], metrics.Find(RegressionTask.R2)?.Value,
            .. metrics.Metrics.SelectMany(metric => new object?[] { metric.Interval?.Lower, metric.Interval?.Upper }),
        ];
}
