using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Regressor.Application.Behaviors;
using Regressor.Application.Training;

namespace Regressor.Application;

public static class DependencyInjection
{
    public static IServiceCollection AddApplication(this IServiceCollection services, ServerLimits limits, string? autoMapperLicenseKey)
    {
        var assembly = typeof(DependencyInjection).Assembly;
        services.AddMediatR(options =>
        {
            options.RegisterServicesFromAssembly(assembly);
            options.AddOpenBehavior(typeof(LoggingBehavior<,>));
            options.AddOpenBehavior(typeof(ValidationBehavior<,>));
            options.AddOpenBehavior(typeof(RoomBehavior<,>));
        });
        services.AddValidatorsFromAssembly(assembly, ServiceLifetime.Singleton, includeInternalTypes: true);
        services.AddAutoMapper(options => options.LicenseKey = autoMapperLicenseKey, assembly);
        services.AddSingleton(limits);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<ServingModels>();
        services.AddSingleton<DamagedModels>();
        services.AddSingleton<SilentRuns>();
        services.AddSingleton<TrainingThreads>();
        services.AddSingleton<FinishedTrainings>();
        services.AddSingleton<WatchedRuns>();
        services.AddSingleton<Retention>();
        services.AddSingleton<FileRemoval>();
        services.AddSingleton<ColumnSummaries>();
        return services;
    }
}
