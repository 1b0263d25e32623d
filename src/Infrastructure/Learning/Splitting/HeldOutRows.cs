using Regressor.Domain.Datasets;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Tasks;

namespace Regressor.Infrastructure.Learning.Splitting;

/// <summary>The rows that a training holds out, by the split of its table. Whatever tests, stops, blends or calibrates uses these.</summary>
/// <param name="Table">The rows that are used: test part, training part, calibration rows.</param>
/// <param name="Parts">The parts of that table.</param>
/// <param name="FoldCount">Number of folds K: as many as members were requested, or as there are groups or times to hold out.</param>
/// <param name="Blocks">[training row] → fold where the folds are blocks of time; null elsewhere.</param>
internal sealed record HeldOutRows(TrainingData Table, TableParts Parts, int FoldCount, int[]? Blocks)
{
    /// <param name="table">All rows, in the order of their places.</param>
    /// <param name="options">The training's options.</param>
    /// <param name="parts">The parts that a continued training has determined; null to determine them.</param>
    /// <exception cref="TrainingFailedException">There are fewer than two groups or times to learn from.</exception>
    public static HeldOutRows Of(TrainingData table, TrainingOptions options, TableParts? parts)
    {
        if (table.Split.By == SplitBy.Time)
        {
            var (used, own, folds) = TimeBlocks.Of(table, options.TestFraction, options.Members, options.HasSearch());
            return new HeldOutRows(used, own, AtLeastTwo(folds.Distinct().Count(), "times"), folds);
        }

        parts ??= TableParts.Of(table, options.TestFraction, start: null, options.HasSearch());
        var count = table.Split.By == SplitBy.Row
            ? options.Members
            : AtLeastTwo(Math.Min(options.Members, table.DifferentPlaces(parts.TestRows, parts.TrainRows)), "groups");
        return new HeldOutRows(table, parts, count, null);
    }

    /// <summary>Divides the training rows into folds.</summary>
    /// <param name="learning">What is learned; classes are spread evenly over folds by row, and cannot be otherwise.</param>
    /// <param name="trainY">[training row], targets.</param>
    /// <param name="seed">Seed of the folds.</param>
    /// <returns>[training row] → fold.</returns>
    public int[] Folds(ITaskLearning learning, double[] trainY, long seed)
    {
        if (Blocks is not null) return Blocks;
        var places = Table.SplitPlaces[Parts.TestRows..Parts.TrainEnd];
        return Table.Split.By == SplitBy.Row
            ? learning.Folds(places, trainY, Table.Classes, FoldCount, seed)
            : KFoldSplitter.Assign(places, FoldCount, seed);
    }

    private static int AtLeastTwo(int units, string plural) => units >= 2
        ? units
        : throw new TrainingFailedException(
            TrainingFailureCode.TooFewGroups,
            $"The split of the dataset needs at least two {plural} outside the test part, because each part of the model holds some out; there {(units == 1 ? "is" : "are")} {units}.",
            ("groups", units));
}
