using System.Runtime.CompilerServices;
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
    public async Task Waiting_threads_do_not_hold_the_table_of_the_last_training()
    {
        var table = Train();

        for (var attempt = 0; attempt < 100 && table.IsAlive; attempt++)
        {
            await Task.Delay(20);
            GC.Collect();
        }

        table.IsAlive.ShouldBeFalse();
    }

    /// <summary>In a method of its own, whose variables are gone when it returns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Train()
    {
        var table = new double[1000];
        TrainingCores.ForEach(8 * Environment.ProcessorCount, part => table[part] = Math.Sin(part), CancellationToken.None);
        return new WeakReference(table);
    }

    [Fact]
    public void The_error_of_a_part_is_thrown_as_it_is() =>
        Should.Throw<InvalidOperationException>(() => TrainingCores.ForEach(4, part => throw new InvalidOperationException($"part {part}"), CancellationToken.None))
            .Message.ShouldStartWith("part ");
}
