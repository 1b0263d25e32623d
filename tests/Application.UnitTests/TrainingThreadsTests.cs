using Regressor.Application.Training.Execution;

namespace Regressor.Application.UnitTests;

public sealed class TrainingThreadsTests : IDisposable
{
    private readonly TrainingThreads _threads = new();

    public void Dispose() => _threads.Dispose();

    [Fact]
    public async Task Trainings_one_after_the_other_share_a_thread()
    {
        HashSet<int> seen = [];
        for (var training = 0; training < 50; training++) seen.Add(await _threads.RunAsync(() => Environment.CurrentManagedThreadId, CancellationToken.None));
        seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Trainings_at_the_same_time_have_a_thread_each_and_later_ones_these()
    {
        HashSet<int> first = [.. await AtOnceAsync(3)];
        first.Count.ShouldBe(3);
        (await AtOnceAsync(3)).ShouldBeSubsetOf(first);
    }

    [Fact]
    public async Task An_exception_of_a_training_reaches_its_caller_and_the_thread_survives()
    {
        var thread = await _threads.RunAsync(() => Environment.CurrentManagedThreadId, CancellationToken.None);
        await Should.ThrowAsync<InvalidDataException>(_threads.RunAsync<int>(() => throw new InvalidDataException(), CancellationToken.None));
        (await _threads.RunAsync(() => Environment.CurrentManagedThreadId, CancellationToken.None)).ShouldBe(thread);
    }

    [Fact]
    public async Task A_training_that_is_cancelled_before_it_begins_does_not_begin()
    {
        var began = false;
        await Should.ThrowAsync<OperationCanceledException>(_threads.RunAsync(() => began = true, new CancellationToken(canceled: true)));
        began.ShouldBeFalse();
    }

    private async Task<int[]> AtOnceAsync(int count)
    {
        using var together = new Barrier(count);
        return await Task.WhenAll(Enumerable.Range(0, count).Select(_ => _threads.RunAsync(
            () =>
            {
                together.SignalAndWait();
                return Environment.CurrentManagedThreadId;
            },
            CancellationToken.None)));
    }
}
