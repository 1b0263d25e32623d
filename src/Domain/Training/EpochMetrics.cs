namespace Regressor.Domain.Training;

/// <summary>Metrics of one epoch. Losses are mean squared errors of the standardized target, or logarithmic losses of classes, averaged over the members.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="Epochs">Maximum number of epochs.</param>
/// <param name="TrainLoss">Loss on the rows that a member is trained on.</param>
/// <param name="ValidationLoss">Loss on the rows that it holds out.</param>
/// <param name="LearningRate">Learning rate of the epoch's last step.</param>
/// <param name="ValidationError">
/// Mean absolute error on the rows held out, in the target's unit, or the share of them whose class is not the most probable; null in epochs stored before it was recorded.
/// </param>
/// <param name="References">Errors of simple models on the same rows; null where they are not known.</param>
public sealed record EpochMetrics(
    int Epoch, int Epochs, double TrainLoss, double ValidationLoss, double LearningRate, double? ValidationError = null, ReferenceErrors? References = null);
