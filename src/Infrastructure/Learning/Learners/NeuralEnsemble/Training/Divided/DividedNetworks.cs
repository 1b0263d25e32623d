using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Parts;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Divided;

/// <summary>The training of networks in blocks of members.</summary>
internal sealed class DividedNetworks : IDividedFit
{
    /// <summary>Multiply-adds of a second on one core, and passes per row: forward, and backward to inputs and to weights.</summary>
    private const double Rate = 5e10, Passes = 3;

    private readonly NetworkSetup _setup;
    private readonly PreparedData _data;
    private readonly BlockSelection _watched;
    private int _reported;

    /// <param name="data">The prepared table.</param>
    /// <param name="setup">What the members share.</param>
    public DividedNetworks(PreparedData data, NetworkSetup setup)
    {
        (_data, _setup) = (data, setup);
        _watched = new BlockSelection(_setup, 0, 0);
    }

    public double Seconds => Passes * _setup.Members * _setup.Parameters * _setup.Batches.Steps * _setup.Batches.Size * _setup.Plan.Epochs / Rate;

    public IReadOnlyList<string> PartsFor(int workers)
    {
        // A block keeps all threads of a worker busy, as far as there are enough members for all workers.
        var size = Math.Min(TrainingCores.Threads, (_setup.Members + workers - 1) / workers);
        return [.. Enumerable.Range(0, _setup.Members).Chunk(size).Select(block => PartName.OfMembers(LearnerNames.Networks, block[0], block.Length))];
    }

    public IPart Part(string name)
    {
        var (first, count) = PartName.Members(name);
        return new NetworkBlock(_setup, first, count);
    }

    public IEnumerable<EpochMetrics> NewEpochs(IReadOnlyList<PartLog> logs)
    {
        // Blocks may run one after the other: what people watch advances with the mean of all.
        _watched.Follow(logs);
        var mean = logs.Sum(log => (double)MemberRecord.Count(log) * PartName.Members(log.Name).Count) / _setup.Members;
        var (records, epochs) = (_watched.IsStale ? _watched.Records : (int)mean, _setup.Plan.Epochs);
        for (; _reported < records - 1; _reported++)
            yield return _setup.MetricsOf(_reported, epochs, MemberRecord.Estimate(logs, _reported + 1, _setup.Members), (_reported + 1.0) / epochs);
    }

    public ICrossFittedModel Join(IReadOnlyList<(string Name, byte[] Result)> results, CancellationToken cancellationToken)
    {
        var (served, unselected) = (new float[_setup.Members][], new float[_setup.Members][]);
        foreach (var (name, result) in results)
        {
            var (first, count) = PartName.Members(name);
            var block = NetworkBlock.Read(result, count);
            block.Served.CopyTo(served, first);
            block.Unselected.CopyTo(unselected, first);
        }

        var architecture = _setup.Rows.Architecture;
        return NetworksLearner.Finish(_setup, _data, ParameterLayout.Join(architecture, served), ParameterLayout.Join(architecture, unselected), cancellationToken);
    }
}
