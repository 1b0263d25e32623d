using System.Globalization;
using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Evaluation;

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

    private static IEnumerable<object?> Of(RegressionMetrics? metrics) => metrics is null
        ? [null]
        :
        [
            metrics.Count, metrics.Rmse, metrics.Mae, metrics.MedianAe, metrics.R2,
            .. new[] { metrics.Intervals?.Rmse, metrics.Intervals?.Mae, metrics.Intervals?.MedianAe, metrics.Intervals?.R2 }
                .SelectMany(interval => new object?[] { interval?.Lower, interval?.Upper }),
        ];
}
