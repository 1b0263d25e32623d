namespace Regressor.Domain.Training;

/// <summary>Metrics of one epoch. Losses are mean squared errors of the standardized target, averaged over the members.</summary>
public sealed record EpochMetrics(int Epoch, int Epochs, double TrainLoss, double ValidationLoss, double LearningRate);
