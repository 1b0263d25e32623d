using System.Reflection;
using AutoMapper;
using Microsoft.Extensions.Logging.Abstractions;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Training;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;

namespace Regressor.Application.UnitTests;

public sealed class WatchTrainingRunTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly WatchTrainingRunHandler _handler;
    private readonly TrainingRun _run = TrainingRun.Queue(
        Dataset.Create("Line", [new InputColumn("x", ColumnTypes.Numeric, null)], new TargetColumn("y", null), Now), new TrainingOptions(), Now);

    public WatchTrainingRunTests()
    {
        var repository = DispatchProxy.Create<ITrainingRunRepository, WatchedRunsTests.StoredRuns>();
        var stored = (WatchedRunsTests.StoredRuns)repository;
        (stored.Run, stored.Epochs) = (Task.FromResult<TrainingRun?>(_run), [1, 2, 3]);
        _handler = new WatchTrainingRunHandler(
            new WatchedRuns(new WorkOn(repository), TimeProvider.System),
            new MapperConfiguration(options => options.AddMaps(typeof(TrainingRunDto).Assembly), NullLoggerFactory.Instance).CreateMapper());
        _run.Start("worker", Now);
        _run.Cancel(Now.AddMinutes(1));
    }

    /// <summary>A caller that asked while the run was still queued does not know its start.</summary>
    [Fact]
    public async Task Epochs_of_a_run_that_has_ended_before_the_first_reading_name_its_start()
    {
        var events = await WatchAsync(afterEpoch: 0, startedAt: null);
        events.Select(item => item.Epoch?.Epoch).ShouldBe([1, 2, 3, null]);
        events.ShouldAllBe(item => item.StartedAt == Now);
        events[^1].Run!.Status.ShouldBe(TrainingStatus.Cancelled);
    }

    [Theory]
    [InlineData(0, new[] { 3 })]
    [InlineData(1, new[] { 1, 2, 3 })]
    public async Task Known_epochs_are_left_out_only_where_they_are_of_the_same_start(int startedMinutesBefore, int[] expected)
    {
        var events = await WatchAsync(afterEpoch: 2, Now.AddMinutes(-startedMinutesBefore));
        events.SkipLast(1).Select(item => item.Epoch!.Epoch).ShouldBe(expected);
    }

    private async Task<List<TrainingRunEvent>> WatchAsync(int afterEpoch, DateTimeOffset? startedAt)
    {
        List<TrainingRunEvent> events = [];
        await foreach (var item in _handler.Handle(new WatchTrainingRunQuery(_run.Id, afterEpoch, startedAt), default)) events.Add(item);
        return events;
    }
}
