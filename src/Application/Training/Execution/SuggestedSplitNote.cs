using System.Globalization;
using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;

namespace Regressor.Application.Training.Execution;

/// <summary>Tells in the report of a model tested by row that its rows suggest another split.</summary>
internal static class SuggestedSplitNote
{
    /// <summary>The note, with the evidence of the suggestion.</summary>
    public static ModelFinding Of(SplitSuggestion suggestion)
    {
        var column = suggestion.Split.Column!;
        var (dependent, question) = suggestion.Split.By == SplitBy.Group
            ? ($"Rows with the same '{column}' resemble each other", $"of a '{column}' without known rows")
            : ($"Rows that follow each other by '{column}' resemble each other", $"at later values of '{column}'");
        return new ModelFinding(FindingCode.SplitSuggested, column, string.Create(
            CultureInfo.InvariantCulture,
            $"{dependent}, but the model was tested on other rows like these. A quick model explains {Math.Max(0, suggestion.ByRow):P0} of the variance of such rows, and {Math.Max(0, suggestion.Suggested):P0} {question}. If that is what you will predict, change the split of the dataset and train again."))
            .With(
                ("byRow", suggestion.ByRow),
                ("suggested", suggestion.Suggested),
                ("groups", suggestion.Groups ?? double.NaN),
                ("rowsPerGroup", suggestion.RowsPerGroup ?? double.NaN),
                ("correlation", suggestion.Correlation ?? double.NaN));
    }
}
