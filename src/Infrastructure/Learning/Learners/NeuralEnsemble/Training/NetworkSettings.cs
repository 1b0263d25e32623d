using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>Hyperparameters of networks that a search found.</summary>
/// <param name="Hidden">Widths of the hidden layers.</param>
/// <param name="LearningRate">Peak learning rate.</param>
/// <param name="Dropout">Share of hidden units dropped at each step.</param>
/// <param name="WeightDecay">Decoupled weight decay.</param>
/// <param name="FrequencyFactor">Factor of the highest initial frequency of the periodic features.</param>
internal sealed record NetworkSettings(IReadOnlyList<int> Hidden, double LearningRate, double Dropout, double WeightDecay, double FrequencyFactor)
{
    public TrainingOptions ApplyTo(TrainingOptions options) =>
        options with { HiddenSizes = Hidden, LearningRate = LearningRate, Dropout = Dropout, WeightDecay = WeightDecay };
}
