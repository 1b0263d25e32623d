using Microsoft.Extensions.DependencyInjection;
using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Checkpoints;

internal static class CheckpointServices
{
    /// <summary>Processes that share a database share the checkpoints in it, and need no common disk.</summary>
    public static IServiceCollection AddCheckpoints(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton<SafetensorsCheckpointStore>().AddHostedService<DamagedModelsCheck>();
        return options.IsShared
            ? services.AddScoped<ICheckpointStore, DatabaseCheckpointStore>().AddScoped<CheckpointFileMigration>()
            : services.AddSingleton<ICheckpointStore>(provider => provider.GetRequiredService<SafetensorsCheckpointStore>());
    }
}
