using Npgsql;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Persistence.Examples;
using Regressor.Infrastructure.Persistence.Transactions;

namespace Regressor.Infrastructure.IntegrationTests.Persistence;

public sealed class GroupCommitTests
{
    private readonly Dataset _one = NewDataset(), _other = NewDataset();

    [Fact]
    public async Task A_dataset_that_is_held_does_not_hold_another_up_where_rows_are_locked()
    {
        using var groups = new GroupCommit(partitions: 64);
        var held = new TaskCompletionSource();
        var waiting = groups.AddAsync(Insert(_one), _ => held.Task);

        // Few writers share a partition, so most of the others are stored.
        var others = Enumerable.Range(0, 20).Select(_ => groups.AddAsync(Insert(NewDataset()), _ => Task.CompletedTask)).ToList();
        await Eventually(() => others.Count(other => other.IsCompletedSuccessfully) >= 10);
        waiting.IsCompleted.ShouldBeFalse();
        held.SetResult();
        await Task.WhenAll(others.Append(waiting));
    }

    [Fact]
    public async Task Of_a_database_that_does_not_answer_a_group_waits_once()
    {
        using var groups = new GroupCommit(partitions: 1);
        var (held, calls) = (new TaskCompletionSource(), 0);
        var first = groups.AddAsync(Insert(_one), _ => held.Task);
        var group = Enumerable.Range(0, 5).Select(_ => groups.AddAsync(Insert(_other), _ =>
        {
            Interlocked.Increment(ref calls);
            throw new NpgsqlException("", new TimeoutException());
        })).ToList();
        held.SetResult();
        await first;
        foreach (var addition in group) await Should.ThrowAsync<NpgsqlException>(addition);
        calls.ShouldBe(1);
    }

    [Fact]
    public async Task One_that_cannot_be_stored_does_not_hurt_the_others_of_its_group()
    {
        using var groups = new GroupCommit(partitions: 1);
        var held = new TaskCompletionSource();
        var first = groups.AddAsync(Insert(_one), _ => held.Task);
        var (good, bad) = (Insert(_one), Insert(_other));
        var group = new[] { good, bad }.Select(insert => groups.AddAsync(insert, inserts =>
            inserts.Contains(bad) ? throw new InvalidOperationException("bad") : Task.CompletedTask)).ToList();
        held.SetResult();
        await first;
        await group[0];
        await Should.ThrowAsync<InvalidOperationException>(group[1]);
    }

    private static Dataset NewDataset() =>
        Dataset.Create("A dataset", [new InputColumn("x", ColumnTypes.Numeric, null)], new TargetColumn("y", null), DateTimeOffset.UnixEpoch);

    private static PendingInsert Insert(Dataset dataset) =>
        new(dataset, dataset.AddExample([ColumnValue.Of(1)], 2, DateTimeOffset.UnixEpoch), new RequestRecords(TimeProvider.System));

    private static async Task Eventually(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!holds()) await Task.Delay(5, patience.Token);
    }
}
