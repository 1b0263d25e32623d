using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Checkpoints;
using Regressor.Infrastructure.IntegrationTests.Learning.Serving;
using Regressor.Infrastructure.IntegrationTests.Persistence;
using Regressor.Infrastructure.Learning;
using Regressor.Infrastructure.Learning.Parts;
using Regressor.Infrastructure.Persistence.PostgreSql;
using Regressor.Infrastructure.Storage;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Parts;

/// <summary>A training in parts, by workers that share nothing but the database.</summary>
public sealed class SharedTrainingTests() : StorageTest(StorageProvider.PostgreSql)
{
    private static readonly TrainingOptions Short = Quick with { Epochs = 12, Learners = [LearnerNames.Networks, LearnerNames.Trees, LearnerNames.Linear] };

    private static readonly TrainingData Mixed = PredictorTests.MixedTable();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_number_of_helpers_changes_no_byte(int helpers)
    {
        var run = await StoreRunAsync(await StoreDatasetAsync());
        var workers = new Workers(new PostgreSqlPartBoard(Options), helpers);
        Bytes(workers.Train(Mixed, Short, run)).ShouldBe(Bytes(Train(Mixed, Short)));
    }

    [Fact]
    public async Task Classes_are_learned_alike()
    {
        var run = await StoreRunAsync(await StoreDatasetAsync());
        var (table, options) = (Classes.Draw(200, classes: 3), Short with { Epochs = 8 });
        Bytes(new Workers(new PostgreSqlPartBoard(Options), 1).Train(table, options, run), table).ShouldBe(Bytes(Train(table, options), table));
    }

    [Fact]
    public async Task A_worker_that_dies_costs_its_part_only()
    {
        var run = await StoreRunAsync(await StoreDatasetAsync());
        var board = new PostgreSqlPartBoard(Options, TimeSpan.FromSeconds(1));
        var dead = Guid.NewGuid();
        var workers = new Workers(board, 1) { Help = () => board.Claim(run, dead).ShouldBe(0) };
        Bytes(workers.Train(Mixed, Short, run)).ShouldBe(Bytes(Train(Mixed, Short)));
    }

    [Fact]
    public async Task A_run_that_starts_over_goes_on_with_the_parts_that_are_there()
    {
        var run = await StoreRunAsync(await StoreDatasetAsync());
        var board = new PostgreSqlPartBoard(Options);
        using var dying = new CancellationTokenSource();
        var first = new Workers(board, 1) { Help = () => { } };
        Should.Throw<OperationCanceledException>(() => first.Train(Mixed, Short, run, (_, _) =>
        {
            // The first epoch is known only when all blocks have begun, after the trees.
            dying.Cancel();
            return true;
        }, dying.Token));
        board.Exchange(run, Guid.NewGuid(), [], new int[board.FindOffer(run)!.Value.Parts.Count]).Parts[0].HasResult.ShouldBeTrue();

        Bytes(new Workers(board, 1) { Help = () => { } }.Train(Mixed, Short, run)).ShouldBe(Bytes(Train(Mixed, Short)));
    }

    [Fact]
    public async Task As_many_epochs_are_reported_as_by_one_worker()
    {
        var run = await StoreRunAsync(await StoreDatasetAsync());
        List<EpochMetrics> alone = [], shared = [];
        new ModelTrainer().Train(Mixed, Short, null, (metrics, _) => Add(alone, metrics), CancellationToken.None);
        new Workers(new PostgreSqlPartBoard(Options), 1).Train(Mixed, Short, run, (metrics, _) => Add(shared, metrics));
        shared.Select(metrics => (metrics.Epoch, metrics.Epochs, metrics.LearningRate)).ShouldBe(alone.Select(metrics => (metrics.Epoch, metrics.Epochs, metrics.LearningRate)));
        shared[^1].ValidationLoss.ShouldBe(alone[^1].ValidationLoss, alone[^1].ValidationLoss / 2);

        static bool Add(List<EpochMetrics> to, EpochMetrics metrics)
        {
            to.Add(metrics);
            return true;
        }
    }

    [Fact]
    public async Task Finishing_early_ends_all_parts_with_a_model()
    {
        var run = await StoreRunAsync(await StoreDatasetAsync());
        await InScopeAsync(async unit =>
        {
            var held = (await unit.Runs.FindAsync(run, CancellationToken.None))!;
            held.Start("worker", Now);
            held.RequestFinish();
        });
        var last = 0;
        var options = Short with { Epochs = 10_000, EpochsGiven = true, LearningRate = 1e-5 };
        var trained = new Workers(new PostgreSqlPartBoard(Options), 1).Train(Mixed, options, run, (metrics, _) => (last = metrics.Epoch) > 0);
        trained.Report.OutOfFold.ShouldNotBeNull();
        last.ShouldBeInRange(1, 1_000);
    }

    [Fact]
    public async Task What_is_quickly_computed_alone_is_not_shared()
    {
        var run = await StoreRunAsync(await StoreDatasetAsync());
        var board = new PostgreSqlPartBoard(Options);
        new Workers(board, 1) { FromSeconds = 1_000 }.Train(Mixed, Short with { Epochs = 2 }, run);
        new Workers(board, 0) { Others = 0 }.Train(Mixed, Short with { Epochs = 2 }, run);
        new Workers(board, 1).Train(Mixed, Short with { Epochs = 2, MaxSeconds = 60 }, run);
        board.FindOffer(run).ShouldBeNull();
    }

    private static string Bytes(TrainedModel trained, TrainingData? table = null)
    {
        using var content = new MemoryStream();
        CheckpointFormat.Write(content, Checkpoint(table ?? Mixed, trained));
        return Encoding.Latin1.GetString(content.ToArray());
    }

    /// <summary>A worker that trains, and helpers on threads of their own, called as the queue would.</summary>
    private sealed class Workers : IPartHelpers
    {
        private readonly IPartBoard _board;
        private readonly int _helpers;
        private readonly List<Task> _helping = [];

        public Workers(IPartBoard board, int helpers) => (_board, _helpers, Others) = (board, helpers, Math.Max(1, helpers));

        public int Others { get; init; }

        public double FromSeconds { get; init; }

        public bool IsTrainingWaiting => false;

        /// <summary>What a helper does; null to help.</summary>
        public Action? Help { get; init; }

        public TrainedModel Train(TrainingData table, TrainingOptions options, Guid run, EpochObserver? onEpoch = null, CancellationToken cancellationToken = default)
        {
            var trained = NewTrainer().Train(table, options, null, onEpoch ?? ((_, _) => true), cancellationToken, run);
            Task.WaitAll(_helping, CancellationToken.None);
            return trained;
        }

        public IDisposable Call(Guid run, int workers)
        {
            if (Help is { } help) help();
            else for (var helper = 0; helper < _helpers; helper++) _helping.Add(Task.Run(() => NewTrainer().Help(run, CancellationToken.None)));
            return new MemoryStream();
        }

        private ModelTrainer NewTrainer() => new(new TrainingSharing(_board, this, new SharingOptions(MaxWorkers: 3, FromSeconds), NullLogger<TrainingSharing>.Instance));
    }
}
