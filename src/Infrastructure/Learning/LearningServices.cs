using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions.Learning;
using Regressor.Infrastructure.Learning.Memory;
using Regressor.Infrastructure.Learning.Parts;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Learning.Splitting.Detection;
using Regressor.Infrastructure.Learning.TensorBoard;
using Regressor.Infrastructure.Persistence.PostgreSql;

namespace Regressor.Infrastructure.Learning;

internal static class LearningServices
{
    /// <param name="services">Service collection to register in.</param>
    /// <param name="memoryBytes">Memory limit of the process, in bytes; null to use what the system reports.</param>
    /// <param name="threads">Maximum number of threads of a training.</param>
    public static IServiceCollection AddLearning(this IServiceCollection services, long? memoryBytes, int threads)
    {
        TrainingCores.Threads = threads;
        return services
            .AddSingleton<ITrainingMemory>(provider => new TrainingMemory(
                memoryBytes, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<TrainingMemory>>()))
            .AddSingleton<IModelTrainer>(provider => new ModelTrainer(provider.GetService<TrainingSharing>()))
            .AddSingleton<ISplitDetector, SplitDetector>()
            .AddSingleton<IActiveModelCache, ActiveModelCache>()
            .AddSingleton<ITrainingLogFactory, TensorBoardLogFactory>();
    }

    /// <summary>Lets several workers compute one training.</summary>
    public static IServiceCollection AddSharing(this IServiceCollection services, SharingOptions options) => services
        .AddSingleton(options)
        .AddSingleton<TrainingSharing>()
        .AddSingleton<IPartBoard, PostgreSqlPartBoard>();
}
