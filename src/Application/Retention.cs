using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;
using Regressor.Domain.Models;
using Regressor.Domain.Security;
using Regressor.Domain.Training;

namespace Regressor.Application;

/// <summary>How much is kept of what trainings leave behind. Settings: Models:Keep and Training:KeepLogs.</summary>
public sealed class RetentionOptions
{
    /// <summary>Versions of each dataset besides the active one; 0 for all.</summary>
    public int Models { get; set; } = 20;

    /// <summary>Runs of each dataset whose event files are kept; 0 for all.</summary>
    public int Logs { get; set; } = 50;
}

/// <summary>Removes the oldest versions and logs of a dataset when it has got a new version.</summary>
internal sealed class Retention(
    IServiceScopeFactory scopes,
    ITurns turns,
    ITrainingLogFactory logs,
    RetentionOptions options,
    FileRemoval removal,
    TimeProvider time,
    ILogger<Retention> logger)
{
    /// <summary>Never fails: what cannot be removed now is removed after the next training.</summary>
    public async Task ApplyAsync(Guid datasetId)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await using var turn = await turns.TakeAsync(Turn.Versions, CancellationToken.None);
            if (await scope.ServiceProvider.GetRequiredService<IDatasetRepository>().FindAsync(datasetId, CancellationToken.None) is not { } dataset) return;
            if (options.Logs > 0) await RemoveLogsAsync(dataset, scope.ServiceProvider);
            if (options.Models > 0) await RemoveModelsAsync(dataset, scope.ServiceProvider);
        }
        catch (Exception error)
        {
            logger.LogWarning(error, "Old versions or logs of dataset {Dataset} could not be removed", datasetId);
        }
    }

    private async Task RemoveLogsAsync(Dataset dataset, IServiceProvider services)
    {
        var newest = await services.GetRequiredService<ITrainingRunRepository>().ListAsync(dataset.Id, new Paging(1, options.Logs), CancellationToken.None);
        removal.Try(() => logs.DeleteAllBut(dataset.Slug, [.. newest.Items.Select(run => run.Id)]));
    }

    private async Task RemoveModelsAsync(Dataset dataset, IServiceProvider services)
    {
        // Whatever version it started from, which need not be the active one any more, it may start from again; its end comes back here.
        var training = await services.GetRequiredService<ITrainingRunRepository>().FindUnfinishedAsync(dataset.Id, CancellationToken.None);
        if (training?.Options.StartFrom == TrainingStart.ActiveModel) return;

        var models = services.GetRequiredService<IModelRepository>();
        foreach (var model in await models.ListOldAsync(dataset, options.Models, CancellationToken.None)) await RemoveAsync(model, dataset, services);
    }

    private async Task RemoveAsync(Model model, Dataset dataset, IServiceProvider services)
    {
        services.GetRequiredService<IAuditLog>().Note(
            AuditEntry.Create(time.GetUtcNow(), "server", "deleteModel", $"/api/datasets/{dataset.Slug}/models/{model.Version}"));
        await services.GetRequiredService<IModelRepository>().RemoveAsync(model, CancellationToken.None);
        await services.GetRequiredService<IUnitOfWork>().SaveChangesAsync(CancellationToken.None);
        removal.Try(() => services.GetRequiredService<ICheckpointStore>().Delete(dataset.Id, model.Version));
    }
}
