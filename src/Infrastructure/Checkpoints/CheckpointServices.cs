using Microsoft.Extensions.DependencyInjection;
using Regressor.Application.Abstractions;

namespace Regressor.Infrastructure.Checkpoints;

internal static class CheckpointServices
{
    public static IServiceCollection AddCheckpoints(this IServiceCollection services) =>
        services.AddSingleton<ICheckpointStore, SafetensorsCheckpointStore>();
}
