using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;
using Regressor.Domain.Models;
using Regressor.Domain.Security;
using Regressor.Domain.Training;

namespace Regressor.Application;

/// <summary>How much is kept of what only grows by itself. 0 keeps all.</summary>
public sealed class RetentionOptions
{
    /// <summary>Versions of each dataset besides the active one. Setting: Models:Keep.</summary>
    public int Models { get; set; } = 20;

    /// <summary>Runs of each dataset whose event files are kept, and their epochs. Setting: Training:KeepLogs.</summary>
    public int Logs { get; set; } = 50;

    /// <summary>Runs of each dataset. Setting: Training:KeepRuns.</summary>
    public int Runs { get; set; } = 500;

    /// <summary>Of entries in the audit log. Setting: Security:KeepAuditDays.</summary>
    public int AuditDays { get; set; } = 365;

    /// <summary>Entries in the audit log that are <see cref="AuditEntry.IsRoutine"/>. Setting: Security:KeepRoutineAudit.</summary>
    public int RoutineAudit { get; set; } = 100_000;
}

/// <summary>Removes the oldest versions, logs and runs of a dataset, and the oldest entries of the audit log.</summary>
internal sealed class Retention(
    IServiceScopeFactory scopes,
    ITurns turns,
    ITrainingLogFactory logs,
    RetentionOptions options,
    FileRemoval removal,
    TimeProvider time,
    ILogger<Retention> logger)
{
    /// <summary>Never fails: what cannot be removed now is removed after the next training, or the next day.</summary>
    public async Task ApplyAsync(string datasetSlug)
    {
        await TryAsync(datasetSlug, options.Models, RemoveModelsAsync, inTurn: true);
        await TryAsync(datasetSlug, options.Logs, RemoveLogsAsync);
        await TryAsync(datasetSlug, options.Runs, RemoveRunsAsync);
    }

    /// <summary>The same for the audit log.</summary>
    public async Task ApplyToAuditLogAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var audit = scope.ServiceProvider.GetRequiredService<IAuditLog>();
        var unitOfWork = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        DateTimeOffset? before = options.AuditDays > 0 ? time.GetUtcNow().AddDays(-options.AuditDays) : null;
        int? routine = options.RoutineAudit > 0 ? options.RoutineAudit : null;

        // Some at a time: on SQLite nobody else can write meanwhile.
        while (await audit.RemoveOldAsync(before, routine, cancellationToken)) await unitOfWork.SaveChangesAsync(cancellationToken);
    }

    /// <param name="datasetSlug">Whose.</param>
    /// <param name="kept">How many; 0 for all.</param>
    /// <param name="removeAsync">Removes the others.</param>
    /// <param name="inTurn">Nobody may make or activate a version meanwhile.</param>
    private async Task TryAsync(string datasetSlug, int kept, Func<Dataset, IServiceProvider, Task> removeAsync, bool inTurn = false)
    {
        if (kept <= 0) return;
        try
        {
            await using var turn = inTurn ? await turns.TakeAsync(Turn.VersionsOf(datasetSlug), CancellationToken.None) : null;
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<IDatasetRepository>().FindAsync(datasetSlug, CancellationToken.None) is { } dataset)
                await removeAsync(dataset, scope.ServiceProvider);
        }
        catch (Exception error)
        {
            logger.LogWarning(error, "Old versions, logs or runs of dataset {Dataset} could not be removed", datasetSlug);
        }
    }

    private async Task RemoveLogsAsync(Dataset dataset, IServiceProvider services)
    {
        var runs = services.GetRequiredService<ITrainingRunRepository>();
        var newest = await runs.ListAsync(dataset.Id, new Paging(1, options.Logs), CancellationToken.None);
        removal.Try(() => logs.DeleteAllBut(dataset.Slug, [.. newest.Items.Select(run => run.Id)]));
        foreach (var run in await runs.ListOldAsync(dataset.Id, options.Logs, withEpochs: true, CancellationToken.None))
        {
            await runs.RemoveEpochsAsync(run, CancellationToken.None);
            await services.GetRequiredService<IUnitOfWork>().SaveChangesAsync(CancellationToken.None);
        }
    }

    private async Task RemoveRunsAsync(Dataset dataset, IServiceProvider services)
    {
        var runs = services.GetRequiredService<ITrainingRunRepository>();
        foreach (var run in await runs.ListOldAsync(dataset.Id, options.Runs, withEpochs: false, CancellationToken.None))
        {
            await runs.RemoveAsync(run, CancellationToken.None);
            await services.GetRequiredService<IUnitOfWork>().SaveChangesAsync(CancellationToken.None);
        }
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
        services.GetRequiredService<IAuditLog>().Note(AuditEntry.Create(
            time.GetUtcNow(), AuditEntry.Server, AuditEntry.ModelDeleted, $"/api/datasets/{dataset.Slug}/models/{model.Version}"));
        await services.GetRequiredService<IModelRepository>().RemoveAsync(model, CancellationToken.None);
        await services.GetRequiredService<IUnitOfWork>().SaveChangesAsync(CancellationToken.None);
        removal.Try(() => services.GetRequiredService<ICheckpointStore>().Delete(dataset.Id, model.Version));
    }
}
