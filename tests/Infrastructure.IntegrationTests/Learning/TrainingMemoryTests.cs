using Microsoft.Extensions.Logging.Abstractions;
using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Memory;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

public sealed class TrainingMemoryTests
{
    private const int Rows = 1_000_000;

    private static readonly InputColumn[] Inputs = [Number("x")];

    private static long Needed => MemoryEstimate.Of(Inputs, new TableSize(Rows), new TrainingOptions());

    [Fact]
    public async Task A_training_that_needs_more_memory_than_available_is_refused_with_a_reason() =>
        (await Should.ThrowAsync<TrainingFailedException>(Memory(Needed / 2).ReserveAsync(Inputs, new TableSize(Rows), new TrainingOptions(), CancellationToken.None)))
            .Message.ShouldMatch("^This training needs about [0-9]+ MiB of memory; [0-9]+ MiB is available\\. Choose fewer members");

    [Fact]
    public void Each_class_needs_memory_for_its_probabilities()
    {
        static long Of(int classes) => MemoryEstimate.Of(Inputs, new TableSize(Rows, classes), new TrainingOptions());

        (Of(50) - Of(2)).ShouldBeInRange(48L * Rows * 150, 48L * Rows * 250);
    }

    [Fact]
    public void Long_texts_need_memory_for_their_characters()
    {
        static long Of(int length) => MemoryEstimate.Of([new InputColumn("remark", ColumnTypes.Text, null)], new TableSize(Rows, Characters: (long)length * Rows), new TrainingOptions());

        (Of(800) - Of(20)).ShouldBeInRange(2L * Rows * 780, 3L * Rows * 780);
    }

    [Fact]
    public async Task A_training_waits_until_another_gives_up_what_both_need()
    {
        var memory = Memory(Environment.WorkingSet + (Needed * 3 / 2));
        var first = await memory.ReserveAsync(Inputs, new TableSize(Rows), new TrainingOptions(), CancellationToken.None);
        var second = memory.ReserveAsync(Inputs, new TableSize(Rows), new TrainingOptions(), CancellationToken.None);
        second.IsCompleted.ShouldBeFalse();

        first.Dispose();
        (await second.WaitAsync(TimeSpan.FromSeconds(30))).Dispose();
    }

    [Fact]
    public async Task A_training_that_waits_for_memory_can_be_cancelled()
    {
        var memory = Memory(Environment.WorkingSet + (Needed * 3 / 2));
        using var first = await memory.ReserveAsync(Inputs, new TableSize(Rows), new TrainingOptions(), CancellationToken.None);
        using var cancel = new CancellationTokenSource();
        var second = memory.ReserveAsync(Inputs, new TableSize(Rows), new TrainingOptions(), cancel.Token);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(second);
    }

    [Fact]
    public async Task What_is_given_up_twice_is_free_once()
    {
        var memory = Memory(Environment.WorkingSet + (Needed * 5 / 2));
        var first = await memory.ReserveAsync(Inputs, new TableSize(Rows), new TrainingOptions(), CancellationToken.None);
        using var second = await memory.ReserveAsync(Inputs, new TableSize(Rows), new TrainingOptions(), CancellationToken.None);
        first.Dispose();
        first.Dispose();

        using var third = await memory.ReserveAsync(Inputs, new TableSize(Rows), new TrainingOptions(), CancellationToken.None);
        memory.ReserveAsync(Inputs, new TableSize(Rows), new TrainingOptions(), CancellationToken.None).IsCompleted.ShouldBeFalse();
    }

    [Theory]
    [InlineData(32, 65_536, 48, 8)]
    [InlineData(8, 1024, 128, 0.2)]
    [InlineData(2, 32, 8, 0.2)]
    public void Members_batch_and_width_are_what_a_training_of_few_rows_needs_memory_for(int members, int batch, int width, double gigabytes) =>
        MemoryEstimate.Of([Number("x"), Number("y"), Number("z")], new TableSize(100_000), new TrainingOptions { Members = members, BatchSize = batch, HiddenSizes = [width] })
            .ShouldBeInRange((long)(0.4 * gigabytes * 1e9), (long)(2.5 * gigabytes * 1e9));

    [Fact]
    public void A_step_with_more_numbers_than_an_array_can_hold_is_refused()
    {
        var table = Curve(80_000, x => x);
        var options = new TrainingOptions { Learners = [LearnerNames.Networks], Members = 32, BatchSize = 65_536, HiddenSizes = [1024] };
        Should.Throw<TrainingFailedException>(() => Train(table, options)).Message.ShouldContain("the limit is 2,000,000,000");
    }

    private static TrainingMemory Memory(long limit) => new(limit, TimeProvider.System, NullLogger<TrainingMemory>.Instance);
}
