using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Parts;
using Regressor.Infrastructure.Persistence.PostgreSql;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Persistence;

/// <summary>Where the parts of trainings are offered to all workers.</summary>
public sealed class PartBoardTests() : StorageTest(StorageProvider.PostgreSql)
{
    private static readonly Guid One = Guid.NewGuid(), Other = Guid.NewGuid();

    private static readonly string[] Parts = ["trees/0+2", "networks/0+1", "networks/1+1"];

    private PostgreSqlPartBoard Board => new(Options);

    [Fact]
    public async Task Each_part_is_claimed_once()
    {
        var run = await OfferAsync();
        int?[] claimed = [Board.Claim(run, One), Board.Claim(run, Other), Board.Claim(run, One), Board.Claim(run, Other)];
        claimed.ShouldBe([0, 1, 2, null]);
    }

    [Fact]
    public async Task A_part_whose_worker_is_silent_is_claimed_by_another_but_not_by_itself()
    {
        var run = await OfferAsync();
        var impatient = new PostgreSqlPartBoard(Options, TimeSpan.Zero);
        impatient.Claim(run, One).ShouldBe(0);
        impatient.Claim(run, One).ShouldBe(1);
        impatient.Claim(run, One).ShouldBe(2);
        impatient.Claim(run, One).ShouldBeNull();
        impatient.Claim(run, Other).ShouldBe(0);
    }

    [Fact]
    public async Task Only_the_worker_that_has_a_part_logs_for_it()
    {
        var run = await OfferAsync();
        Board.Claim(run, One);
        Board.Exchange(run, Other, [new LogPiece(0, 0, [9], false)], [0, 0, 0]).Parts[0].Bytes.ShouldBeEmpty();
        Board.Exchange(run, One, [new LogPiece(0, 0, [1, 2], false)], [0, 0, 0]).Parts[0].Bytes.ShouldBe([1, 2]);
        Board.Exchange(run, Other, [], [1, 0, 0]).Parts[0].Bytes.ShouldBe([2]);
    }

    [Fact]
    public async Task What_a_lost_worker_has_logged_stays_while_another_starts_over()
    {
        var run = await OfferAsync();
        Board.Claim(run, One);
        Board.Exchange(run, One, [new LogPiece(0, 0, [1, 2, 3], true)], [0, 0, 0]);
        Board.Release(run, One);
        Board.Claim(run, Other).ShouldBe(0);
        var log = Board.Exchange(run, Other, [new LogPiece(0, 0, [1], false)], [0, 0, 0]).Parts[0];
        log.Bytes.ShouldBe([1, 2, 3]);
        log.IsEnded.ShouldBeTrue();
        Board.Exchange(run, Other, [new LogPiece(0, 2, [3, 4], false)], [0, 0, 0]).Parts[0].Bytes.ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public async Task The_first_result_is_kept_and_the_part_is_no_longer_open()
    {
        var run = await OfferAsync();
        Board.Claim(run, One);
        Board.Store(run, 0, [7, 8], [1]);
        Board.Store(run, 0, [], [2]);
        Board.ReadResult(run, 0).ShouldBe([1]);
        Board.Release(run, One);
        Board.Claim(run, Other).ShouldBe(1);
        var parts = Board.Exchange(run, Other, [], [0, 0, 0]).Parts;
        parts.Select(part => part.HasResult).ShouldBe([true, false, false]);
        parts[0].Bytes.ShouldBe([7, 8]);
    }

    [Fact]
    public async Task An_offer_is_found_again_only_with_the_same_input()
    {
        var run = await OfferAsync();
        Board.Store(run, 1, [], [1]);
        Board.Find(run, "hash").ShouldBe(Parts);
        Board.Find(run, "other hash").ShouldBeNull();
        Board.ReadInput(run).ShouldBe([[1, 2], [3]]);

        Board.Offer(run, "other hash", ["networks/0+2"], [[4]]);
        Board.Find(run, "other hash").ShouldBe(["networks/0+2"]);
        Board.ReadInput(run).ShouldBe([[4]]);
        Board.Exchange(run, One, [], [0]).Parts.ShouldHaveSingleItem().HasResult.ShouldBeFalse();
    }

    [Fact]
    public async Task Requests_of_the_run_reach_every_worker()
    {
        var run = await OfferAsync();
        await ChangeAsync(run, held => held.Start("worker", Now));
        var news = Board.Exchange(run, One, [], [0, 0, 0]);
        (news.IsOver, news.IsFinishRequested).ShouldBe((false, false));

        await ChangeAsync(run, held => held.RequestFinish());
        Board.Exchange(run, One, [], [0, 0, 0]).IsFinishRequested.ShouldBeTrue();

        await ChangeAsync(run, held => held.RequestCancel(Now));
        Board.Exchange(run, One, [], [0, 0, 0]).IsOver.ShouldBeTrue();
    }

    [Fact]
    public async Task Parts_and_input_go_with_the_end_of_the_run()
    {
        var run = await OfferAsync();
        Board.Sweep();
        Board.FindOffer(run).ShouldNotBeNull();

        await ChangeAsync(run, held => held.Cancel(Now));
        Board.Sweep();
        Board.FindOffer(run).ShouldBeNull();
        Board.ReadInput(run).ShouldBeEmpty();
        Board.Claim(run, One).ShouldBeNull();
        Board.Exchange(run, One, [], [0, 0, 0]).IsOver.ShouldBeTrue();
    }

    private async Task<Guid> OfferAsync()
    {
        var run = await StoreRunAsync(await StoreDatasetAsync());
        Board.Offer(run, "hash", Parts, [[1, 2], [3]]);
        return run;
    }

    private Task ChangeAsync(Guid run, Action<TrainingRun> change) =>
        InScopeAsync(async unit => change((await unit.Runs.FindAsync(run, CancellationToken.None))!));
}
