using Microsoft.Extensions.DependencyInjection;
using Regressor.Application.Abstractions;

namespace Regressor.Infrastructure.Tables;

internal static class TableServices
{
    public static IServiceCollection AddTables(this IServiceCollection services) => services.AddSingleton<ITableFiles, TableFiles>();
}
