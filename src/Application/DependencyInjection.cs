using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Regressor.Application.Behaviors;
using Regressor.Application.Datasets;
using Regressor.Application.Examples;
using Regressor.Application.Retention;
using Regressor.Application.Serving;
using Regressor.Application.Training;
using Regressor.Application.Training.Execution;

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
            options.AddOpenBehavior(typeof(StorageQuotaBehavior<,>));
        });
        services.AddValidatorsFromAssembly(assembly, ServiceLifetime.Singleton, includeInternalTypes: true);
        services.AddAutoMapper(options => options.LicenseKey = autoMapperLicenseKey, assembly);
        services.AddSingleton(limits);
        services.AddSingleton(TimeProvider.System);
        return services.AddServing().AddTraining().AddRetention().AddSingleton<ColumnSummaries>().AddSingleton<SplitSuggestions>().AddScoped<ExampleFilters>().AddSingleton<DatasetRemnants>().AddScoped<DatasetRemoval>().AddSingleton<RunCancellation>().AddScoped<UnfinishedRun>();
    }

    private static IServiceCollection AddServing(this IServiceCollection services) => services
        .AddSingleton<ModelActivationService>()
        .AddScoped<ActiveModelLoader>()
        .AddSingleton<DamagedModels>()
        .AddScoped<DamagedModelRecovery>();

    private static IServiceCollection AddTraining(this IServiceCollection services) => services
        .AddSingleton<StaleRunDetector>()
        .AddSingleton<WatchedRuns>()
        .AddSingleton<TrainingThreads>()
        .AddSingleton<MonitoredTrainer>()
        .AddSingleton<TrainingRunCloser>()
        .AddScoped<TrainingRunStore>()
        .AddScoped<TrainingPreparation>()
        .AddSingleton<ModelPublisher>()
        .AddScoped<ModelPublication>()
        .AddScoped<ModelActivation>();

    private static IServiceCollection AddRetention(this IServiceCollection services) => services
        .AddSingleton<FileRemoval>()
        .AddSingleton<DatasetPruner>()
        .AddScoped<ModelPruner>()
        .AddScoped<TrainingRunPruner>()
        .AddSingleton<TrashPruner>()
        .AddScoped<ExpiredDataset>()
        .AddScoped<AuditLogPruner>();
}
