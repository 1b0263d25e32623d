using Microsoft.Extensions.DependencyInjection;
using Regressor.Application;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Hosting;
using Regressor.Infrastructure.Persistence;
using Regressor.Infrastructure.Storage;
using Regressor.Testing;

namespace Regressor.Infrastructure.IntegrationTests.Persistence;

/// <summary>Creates a separate database for each test, for any provider.</summary>
public abstract class StorageTest : IAsyncLifetime
{
    private protected static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly TestFolder _folder = new();
    private readonly PostgreSqlDatabase? _postgres;
    private readonly ServiceProvider _services;

    private protected StorageTest(StorageProvider provider)
    {
        if (provider == StorageProvider.PostgreSql) _postgres = PostgreSqlDatabase.Create();
        Options = new StorageOptions { Provider = provider, DataDirectory = _folder.Path, ConnectionString = _postgres?.ConnectionString };
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(new ServerLimits())
            .AddPersistence(Options)
            .BuildServiceProvider(validateScopes: true);
    }

    private protected StorageOptions Options { get; }

    private protected TestClock Clock { get; } = new();

    public async Task InitializeAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        using var directory = new DataDirectoryLock(Options);
        await PersistenceServices.MigrateAsync(scope.ServiceProvider.GetRequiredService<RegressorDbContext>(), directory, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _postgres?.Dispose();
        _folder.Dispose();
    }

    private protected sealed record Unit(
        IDatasetRepository Datasets, IExampleStore Store, IExampleQueries Examples, ITrainingRunRepository Runs, IModelRepository Models, IUnitOfWork Work);

    /// <summary>Runs work in its own unit of work and stores it.</summary>
    private protected async Task InScopeAsync(Func<Unit, Task> work, bool save = true)
    {
        await using var scope = _services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var unit = new Unit(
            services.GetRequiredService<IDatasetRepository>(),
            services.GetRequiredService<IExampleStore>(),
            services.GetRequiredService<IExampleQueries>(),
            services.GetRequiredService<ITrainingRunRepository>(),
            services.GetRequiredService<IModelRepository>(),
            services.GetRequiredService<IUnitOfWork>());
        await work(unit);
        if (save) await unit.Work.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>Runs work in its own scope.</summary>
    private protected async Task InServicesAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = _services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    private protected async Task<Dataset> StoreDatasetAsync(string name = "A dataset", DateTimeOffset? now = null)
    {
        var dataset = Dataset.Create(
            name, [new InputColumn("a", ColumnTypes.Numeric, "m"), new InputColumn("color", ColumnTypes.Categorical, null)], new TargetColumn("y", "kg"), now ?? Now);
        await InScopeAsync(unit =>
        {
            unit.Datasets.Add(dataset);
            return Task.CompletedTask;
        });
        return dataset;
    }

    private protected async Task<IReadOnlyList<long>> StoreExamplesAsync(Dataset dataset, params (double? Number, string? Color, double Y)[] rows)
    {
        List<long> ids = [];
        foreach (var (number, color, y) in rows)
        {
            var example = dataset.AddExample(
                [number is null ? ColumnValue.Missing : ColumnValue.Of(number.Value), color is null ? ColumnValue.Missing : ColumnValue.Of(color)], y, Now);
            await InScopeAsync(unit => unit.Store.AddAsync(dataset, example, CancellationToken.None));
            ids.Add(example.Id);
        }

        return ids;
    }

    private protected async Task<Guid> StoreRunAsync(Dataset dataset, TrainingOptions? options = null, DateTimeOffset? now = null)
    {
        var run = TrainingRun.Queue(dataset, options ?? new TrainingOptions(), now ?? Now);
        await InScopeAsync(unit =>
        {
            unit.Runs.Add(run);
            return Task.CompletedTask;
        });
        return run.Id;
    }

    private protected async Task RemoveAsync(Dataset dataset, ExampleFilter filter, int expected)
    {
        await InScopeAsync(async unit => (await unit.Store.DeleteAsync(dataset, filter, CancellationToken.None)).ShouldBe(expected));
    }

    private protected async Task<double[]> YsAsync(Dataset dataset, ExampleFilter filter)
    {
        double[] ys = [];
        await InScopeAsync(async unit =>
        {
            ys = await unit.Examples.StreamAsync(dataset, filter, CancellationToken.None).Select(example => example.Y.Number!.Value).ToArrayAsync();
            var current = await unit.Datasets.GetAsync(dataset.Slug, CancellationToken.None);
            var page = await unit.Examples.ListAsync(current, filter, ExampleOrder.OldestFirst, new Paging(1, 500), CancellationToken.None);
            page.Total.ShouldBe(ys.Length);
            page.Items.Select(example => example.Y.Number!.Value).ShouldBe(ys);
        });
        return ys;
    }
}

/// <summary>A clock that tests can advance.</summary>
internal sealed class TestClock : TimeProvider
{
    /// <summary>Offset from the system clock.</summary>
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
