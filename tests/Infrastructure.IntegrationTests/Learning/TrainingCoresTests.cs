using Regressor.Infrastructure.Learning;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

public sealed class TrainingCoresTests
{
    [Fact]
    public async Task Parts_of_parts_end_although_more_trainings_wait_for_them_than_there_are_threads()
    {
        var trainings = 2 * Environment.ProcessorCount;
        var runs = new int[trainings * 8 * 8];
        var all = Task.WhenAll(Enumerable.Range(0, trainings).Select(training => Task.Factory.StartNew(
            () => TrainingCores.ForEach(
                8,
                part => TrainingCores.ForEach(8, own => Interlocked.Increment(ref runs[(((training * 8) + part) * 8) + own]), CancellationToken.None),
                CancellationToken.None),
            TaskCreationOptions.LongRunning)));

        await all.WaitAsync(TimeSpan.FromSeconds(60));

        runs.ShouldAllBe(count => count == 1);
    }

    [Fact]
    public void The_error_of_a_part_is_thrown_as_it_is() =>
        Should.Throw<InvalidOperationException>(() => TrainingCores.ForEach(4, part => throw new InvalidOperationException($"part {part}"), CancellationToken.None))
            .Message.ShouldStartWith("part ");
}
