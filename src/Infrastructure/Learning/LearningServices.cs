using Microsoft.Extensions.DependencyInjection;
using Regressor.Application.Abstractions;
using Regressor.Infrastructure.Learning.TensorBoard;

namespace Regressor.Infrastructure.Learning;

internal static class LearningServices
{
    public static IServiceCollection AddLearning(this IServiceCollection services) => services
        .AddSingleton<IModelTrainer, TorchModelTrainer>()
        .AddSingleton<IPredictor, Predictor>()
        .AddSingleton<ITrainingLogFactory, TensorBoardLogFactory>();
}
