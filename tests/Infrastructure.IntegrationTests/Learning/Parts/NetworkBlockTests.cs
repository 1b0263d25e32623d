using Microsoft.Extensions.Logging.Abstractions;
using Regressor.Domain.Training;
using Regressor.Infrastructure.IntegrationTests.Learning.Serving;
using Regressor.Infrastructure.IntegrationTests.Persistence;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Divided;
using Regressor.Infrastructure.Learning.Parts;
using Regressor.Infrastructure.Learning.Torch;
using Regressor.Infrastructure.Persistence.PostgreSql;
using Regressor.Infrastructure.Storage;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Parts;

/// <summary>Blocks of networks on one worker.</summary>
public sealed class NetworkBlockTests() : StorageTest(StorageProvider.PostgreSql)
{
    private static readonly TrainingOptions Networks = Quick with { Epochs = 12, Learners = [LearnerNames.Networks] };

    private readonly NetworkSetup _setup = new(PreparedData.Prepare(PredictorTests.MixedTable(), Networks), Networks, settings: null, CancellationToken.None);

    [Fact]
    public async Task Blocks_of_which_none_may_be_ahead_compute_the_same()
    {
        var expected = await RunAsync(long.MaxValue);
        (await RunAsync(1)).ShouldBe(expected);
    }

    /// <summary>Trains both halves of the ensemble on one worker, and returns their results.</summary>
    private async Task<string> RunAsync(long mostBytes)
    {
        var run = await StoreRunAsync(await StoreDatasetAsync(Guid.NewGuid().ToString()));
        var board = new PostgreSqlPartBoard(Options);
        var half = _setup.Members / 2;
        string[] parts = [PartName.OfMembers(LearnerNames.Networks, 0, half), PartName.OfMembers(LearnerNames.Networks, half, half)];
        board.Offer(run, "hash", parts, []);
        return TorchSession.Run(() =>
        {
            using var session = new PartSession(board, run, parts, name => new NetworkBlock(_setup, PartName.Members(name).First, half, mostBytes), onNews: null, NullLogger.Instance, CancellationToken.None);
            session.Work(isDone: null, () => true);
            return string.Concat(session.ReadResults(_ => true).Select(part => Convert.ToHexString(part.Result)));
        });
    }
}
