using System.Text.Json.Serialization;
using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;

namespace Regressor.Domain.Training;

/// <summary>The main figures of a run's model. The run keeps them when the model is deleted.</summary>
/// <param name="MeanAbsoluteError">Mean absolute error on the test part (out of fold where that is empty), in the target's unit; null where it is undefined.</param>
/// <param name="Quality">Quality of the model; null where it is not known.</param>
/// <param name="Accuracy">Share of right answers on those rows; null for numbers, and for runs stored before it was recorded.</param>
/// <param name="LogLoss">Log loss on those rows; null for numbers, and for runs stored before it was recorded.</param>
public sealed record TrainingResult(double? MeanAbsoluteError, ModelQuality? Quality, double? Accuracy = null, double? LogLoss = null)
{
    /// <summary>The split that the rows suggest where they are split by row; null where they look independent of each other or a person declined it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Split? SuggestedSplit { get; init; }

    public static TrainingResult From(ModelReport report)
    {
        var metrics = report.Test ?? report.OutOfFold;
        return new TrainingResult(Value(RegressionTask.Mae), ModelQualities.Of(report), Value(ClassificationTask.Accuracy), Value(ClassificationTask.LogLoss));

        double? Value(MetricDefinition metric) => metrics.Find(metric)?.Value;
    }
}
