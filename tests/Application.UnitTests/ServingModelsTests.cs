using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Serving;
using Regressor.Domain.Datasets;
using Regressor.Domain.Decisions;
using Regressor.Domain.Training;

namespace Regressor.Application.UnitTests;

/// <summary>Tests which model answers while the database is unreachable: restoring the cache must not query it.</summary>
public sealed class ServingModelsTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly Memory _memory = new();
    private readonly ModelActivationService _serving;

    public ServingModelsTests()
    {
        var damaged = new DamagedModels(new NoDatabase(), new NoTurns(), TimeProvider.System);
        _serving = new ModelActivationService(new NoDatabase(), _memory, damaged);
    }

    public void Dispose() => _serving.Dispose();

    [Fact]
    public async Task A_model_that_could_not_be_stored_stops_answering()
    {
        var dataset = Dataset.Create("Line", [new InputColumn("x", ColumnTypes.Numeric, null)], new TargetColumn("y", null), Now);
        var checkpoint = new Checkpoint(dataset.Schema, 1, Guid.NewGuid(), new TrainingOptions(), null!, Now, null!);
        await Should.ThrowAsync<TimeoutException>(() => _serving.ServeAndStoreAsync(checkpoint, null, () =>
        {
            _memory.Datasets.ShouldBe(["line"]);
            throw new TimeoutException();
        }));
        _memory.Datasets.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dataset_that_is_being_removed_answers_no_more_whatever_comes_of_it()
    {
        _memory.Datasets.Add("line");
        await Should.ThrowAsync<TimeoutException>(() => _serving.RemoveAsync("line", () =>
        {
            _memory.Datasets.ShouldBeEmpty();
            throw new TimeoutException();
        }));
        _memory.Datasets.ShouldBeEmpty();
    }

    private sealed class NoDatabase : IScopedWork
    {
        public Task RunAsync<TService>(Func<TService, Task> work)
            where TService : notnull => throw new TimeoutException("The database is away.");

        public Task<TResult> RunAsync<TService, TResult>(Func<TService, Task<TResult>> work)
            where TService : notnull => throw new TimeoutException("The database is away.");
    }

    private sealed class NoTurns : IDistributedLockProvider
    {
        public Task<IAsyncDisposable> TakeAsync(LockName of, CancellationToken cancellationToken) => throw new TimeoutException("The database is away.");
    }

    private sealed class Memory : IActiveModelCache
    {
        public HashSet<string> Datasets { get; } = [];

        IReadOnlyCollection<string> IActiveModelCache.Datasets => Datasets;

        public IPredictor? Find(string datasetSlug) => null;

        public IPredictor Activate(Checkpoint checkpoint, DecisionCosts? costs)
        {
            Datasets.Add(checkpoint.Dataset.Slug);
            return null!;
        }

        public void Decide(string datasetSlug, DecisionCosts? costs) => throw new NotSupportedException();

        public IPredictor Open(Checkpoint checkpoint) => throw new NotSupportedException();

        public void Check(Checkpoint checkpoint) => throw new NotSupportedException();

        public void Deactivate(string datasetSlug) => Datasets.Remove(datasetSlug);
    }
}
