using System.Reflection;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Training;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;

namespace Regressor.Application.UnitTests;

public sealed class WatchedRunsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly Clock _clock = new();
    private readonly StoredRuns _stored;
    private readonly WatchedRuns _runs;
    private readonly TrainingRun _run = TrainingRun.Queue(
        Dataset.Create("Line", [new InputColumn("x", ColumnTypes.Numeric, null)], new TargetColumn("y", null), Now), new TrainingOptions(), Now);

    public WatchedRunsTests()
    {
        _run.Start("worker", Now);
        var repository = DispatchProxy.Create<ITrainingRunRepository, StoredRuns>();
        _stored = (StoredRuns)repository;
        _stored.Run = Task.FromResult<TrainingRun?>(_run);
        _runs = new WatchedRuns(new WorkOn(repository), _clock);
    }

    [Fact]
    public async Task However_many_watch_a_run_at_the_same_time_it_is_read_once()
    {
        var reading = new TaskCompletionSource<TrainingRun?>();
        _stored.Run = reading.Task;
        var watchers = Enumerable.Range(0, 100).Select(_ => _runs.Begin(_run.Id)).ToList();
        var asked = watchers.ConvertAll(watcher => watcher.ReadAsync(default));
        reading.SetResult(_run);
        (await Task.WhenAll(asked)).ShouldAllBe(read => read!.Run == _run);
        await watchers[0].ReadAsync(default);
        _stored.Asked.ShouldBe([0]);

        _clock.Forward(WatchedRun.Fresh);
        await Task.WhenAll(watchers.ConvertAll(watcher => watcher.ReadAsync(default)));
        _stored.Asked.Count.ShouldBe(2);
        watchers.ForEach(watcher => watcher.Dispose());
    }

    [Fact]
    public async Task Who_comes_later_gets_all_epochs_and_only_new_ones_are_read()
    {
        using var first = _runs.Begin(_run.Id);
        _stored.Epochs = [1, 2];
        (await EpochsAsync(first)).ShouldBe([1, 2]);

        _stored.Epochs = [1, 2, 3];
        _clock.Forward(WatchedRun.Fresh);
        (await EpochsAsync(first, after: 2)).ShouldBe([3]);
        using var second = _runs.Begin(_run.Id);
        (await EpochsAsync(second)).ShouldBe([1, 2, 3]);
        _stored.Asked.ShouldBe([0, 2]);
    }

    [Fact]
    public async Task A_restarted_run_counts_its_epochs_from_the_start()
    {
        using var watch = _runs.Begin(_run.Id);
        _stored.Epochs = [1, 2, 3];
        await EpochsAsync(watch);

        // The database contains a new instance from then on: a run that was read does not change.
        var again = TrainingRun.Queue(Dataset.Create("Line", [new InputColumn("x", ColumnTypes.Numeric, null)], new TargetColumn("y", null), Now), new TrainingOptions(), Now);
        again.Start("worker", Now.AddMinutes(1));
        _stored.Run = Task.FromResult<TrainingRun?>(again);
        _stored.Epochs = [1];
        _clock.Forward(WatchedRun.Fresh);
        (await EpochsAsync(watch)).ShouldBe([1]);
    }

    [Fact]
    public async Task A_reading_that_fails_is_tried_again()
    {
        using var watch = _runs.Begin(_run.Id);
        _stored.Run = Task.FromException<TrainingRun?>(new TimeoutException());
        await Should.ThrowAsync<TimeoutException>(() => watch.ReadAsync(default));

        _stored.Run = Task.FromResult<TrainingRun?>(_run);
        _clock.Forward(WatchedRun.Fresh);
        (await watch.ReadAsync(default))!.Run.ShouldBe(_run);
    }

    [Fact]
    public async Task A_watcher_that_goes_away_does_not_wait_and_ends_nothing_for_the_others()
    {
        var reading = new TaskCompletionSource<TrainingRun?>();
        _stored.Run = reading.Task;
        var (leaves, stays) = (_runs.Begin(_run.Id), _runs.Begin(_run.Id));
        using var gone = new CancellationTokenSource();
        var (left, read) = (leaves.ReadAsync(gone.Token), stays.ReadAsync(default));
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => left);
        leaves.Dispose();

        reading.SetResult(_run);
        (await read)!.Run.ShouldBe(_run);
        stays.Dispose();
    }

    private static async Task<IEnumerable<int>> EpochsAsync(Watch watch, int after = 0) => (await watch.ReadAsync(default))!.After(after).Select(epoch => epoch.Epoch);

    /// <summary>The stored run.</summary>
    public class StoredRuns : DispatchProxy
    {
        public Task<TrainingRun?> Run { get; set; } = Task.FromResult<TrainingRun?>(null);

        public int[] Epochs { get; set; } = [];

        /// <summary>The epochs after which more were requested.</summary>
        public List<int> Asked { get; } = [];

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == nameof(ITrainingRunRepository.FindAsync)) return Run;
            targetMethod.Name.ShouldBe(nameof(ITrainingRunRepository.ListEpochsAsync));
            var after = (int)args![1]!;
            Asked.Add(after);
            return Task.FromResult<IReadOnlyList<EpochMetrics>>([.. Epochs.Where(epoch => epoch > after).Select(epoch => new EpochMetrics(epoch, 10, 1, 1, 0.1))]);
        }
    }

    private sealed class Clock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Forward(TimeSpan by) => _now += by.Ticks;
    }
}
