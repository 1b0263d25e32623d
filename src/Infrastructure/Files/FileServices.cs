using Microsoft.Extensions.DependencyInjection;
using Regressor.Application.Abstractions;

namespace Regressor.Infrastructure.Files;

internal static class FileServices
{
    public static IServiceCollection AddFileFormats(this IServiceCollection services) => services.AddSingleton<ITableFiles, TableFiles>();
}
