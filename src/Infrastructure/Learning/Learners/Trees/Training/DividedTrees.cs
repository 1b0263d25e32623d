using System.Runtime.InteropServices;
using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Learners.Trees.Inference;
using Regressor.Infrastructure.Learning.Parts;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Learners.Trees.Training;

/// <summary>The fit of boosted trees as one part: their members compare their losses every few rounds.</summary>
/// <param name="fit">Fits them.</param>
/// <param name="data">The prepared table.</param>
/// <param name="members">Number of members.</param>
internal sealed class DividedTrees(Func<TrainingObserver, CancellationToken, FittedTrees> fit, PreparedData data, int members) : IDividedFit, IPart
{
    /// <summary>Rounds of a usual fit with its search of the settings, and values that are added to a histogram in a second on one core.</summary>
    private const double Rounds = 800, Rate = 1e8;

    public double Seconds => Rounds * members * Math.Max(1, data.Targets.Count) * data.Train.Rows * (data.Train.DenseWidth + data.Levels.Count) / Rate;

    public IReadOnlyList<string> PartsFor(int workers) => [PartName.OfMembers(LearnerNames.Trees, 0, members)];

    public double Progress => Result is null ? 0 : 1;

    public byte[]? Result { get; private set; }

    public IPart Part(string name) => this;

    public IEnumerable<EpochMetrics> NewEpochs(IReadOnlyList<PartLog> logs) => [];

    public bool Advance(PartLink link, CancellationToken cancellationToken)
    {
        Result = Write(fit(new TrainingObserver((_, _) => true) { IsFinishRequested = () => link.IsFinishRequested }, cancellationToken));
        return true;
    }

    public void Dispose()
    {
        // Holds nothing between the steps.
    }

    public ICrossFittedModel Join(IReadOnlyList<(string Name, byte[] Result)> results, CancellationToken cancellationToken) => Read(results[0].Result);

    /// <summary>Writes fitted trees.</summary>
    public static byte[] Write(FittedTrees trees)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        var weights = trees.Weights;
        writer.Write(ModelDescription.ToProperty(trees.Output).GetRawText());
        WriteArray(writer, trees.OutOfFold);
        writer.Write(weights.TreesPerRound);
        writer.Write(weights.DenseWidth);
        WriteArray(writer, weights.Start);
        WriteArray(writer, weights.Rounds);
        WriteArray(writer, weights.Features);
        WriteArray(writer, weights.Values);
        writer.Write(weights.Levels.Count);
        foreach (var levels in weights.Levels)
        {
            writer.Write(levels.Width);
            WriteArray(writer, levels.Values);
        }

        writer.Flush();
        return content.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> has written.</summary>
    public static FittedTrees Read(byte[] content)
    {
        using var reader = new BinaryReader(new MemoryStream(content));
        var output = ModelDescription.FromProperty<ModelOutput>(reader.ReadString());
        var outOfFold = ReadArray<double>(reader);
        var weights = new TreeWeights(
            reader.ReadInt32(), reader.ReadInt32(), ReadArray<float>(reader), ReadArray<int>(reader), ReadArray<int>(reader), ReadArray<float>(reader), []);
        var levels = new LevelFeatures[reader.ReadInt32()];
        for (var column = 0; column < levels.Length; column++) levels[column] = new LevelFeatures(reader.ReadInt32(), ReadArray<float>(reader));
        return new FittedTrees(output, outOfFold, weights with { Levels = levels });
    }

    private static void WriteArray<T>(BinaryWriter writer, T[] values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    private static T[] ReadArray<T>(BinaryReader reader)
        where T : unmanaged
    {
        var values = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
