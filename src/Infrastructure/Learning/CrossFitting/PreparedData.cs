using Regressor.Domain.Datasets;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Memory;
using Regressor.Infrastructure.Learning.Splitting;
using Regressor.Infrastructure.Learning.Targets;
using Regressor.Infrastructure.Learning.Tasks;

namespace Regressor.Infrastructure.Learning.CrossFitting;

/// <summary>A table prepared for a training: split, checked, encoded, and divided into folds.</summary>
/// <param name="Table">All rows; by time without those between the parts.</param>
/// <param name="Split">Split that determines the test rows.</param>
/// <param name="Encoder">Encoder fitted on the training part, or that of the model that training continues from.</param>
/// <param name="Train">The training part, without the rows kept for calibration.</param>
/// <param name="Test">The test part.</param>
/// <param name="Calibration">Last rows of the training part, where there are enough; they only calibrate intervals.</param>
/// <param name="TrainY">[training row], y.</param>
/// <param name="TestY">[test row], y.</param>
/// <param name="CalibrationY">[calibration row], y.</param>
/// <param name="Folds">[training row] → fold.</param>
/// <param name="FoldCount">Number of folds K.</param>
/// <param name="FoldSeed">Seed that determines the folds.</param>
/// <param name="Targets">The scales to learn the target on; empty where it is a class.</param>
/// <param name="Start">State that training continues from; null where it starts from scratch.</param>
/// <param name="Misfit">Reason for starting from scratch although training should continue from a model; otherwise null.</param>
internal sealed record PreparedData(
    TrainingData Table,
    TestSplit Split,
    FeatureEncoder Encoder,
    EncodedRows Train,
    EncodedRows Test,
    EncodedRows Calibration,
    double[] TrainY,
    double[] TestY,
    double[] CalibrationY,
    int[] Folds,
    int FoldCount,
    long FoldSeed,
    IReadOnlyList<TargetTransform> Targets,
    Continuation? Start,
    string? Misfit)
{
    /// <summary>True where a search chose settings by errors out of fold, which are too small since.</summary>
    public bool IsSearched { get; init; }

    /// <summary>What is learned of the table's task.</summary>
    public ITaskLearning Learning => TaskLearnings.For(Table.Task);

    /// <summary>Number of values per prediction: 1, or the number of classes.</summary>
    public int Width => Math.Max(1, Table.Classes.Count);

    /// <summary>Number of levels of each embedded column, without the slot for unknown values.</summary>
    public IReadOnlyList<int> Levels => [.. Encoder.EmbeddedColumns.Select(column => column.Levels.Count)];

    /// <summary>Minimum number of distinct examples to learn from; with fewer there is nothing to hold out or to calibrate with.</summary>
    public const int MinExamples = 10;

    /// <param name="examples">All rows.</param>
    /// <param name="options">The training's options.</param>
    /// <param name="start">State that training continues from; null to start from scratch.</param>
    /// <param name="misfit">Reason for starting from scratch although training should continue from a model; otherwise null.</param>
    /// <exception cref="TrainingFailedException">Nothing can be learned from the table.</exception>
    public static PreparedData Prepare(TrainingData examples, TrainingOptions options, Continuation? start = null, string? misfit = null)
    {
        var heldOut = HeldOutRows.Of(examples, options, start?.Parts);
        var (table, parts) = (heldOut.Table, heldOut.Parts);
        var (testRows, trainEnd, trainRows) = (parts.TestRows, parts.TrainEnd, parts.TrainRows);
        var (trainY, testY) = (table.Y[testRows..trainEnd], table.Y[..testRows]);
        var learning = TaskLearnings.For(table.Task);
        Check(table, options, testRows, trainY);
        learning.Check(table, trainY);

        var features = FeatureTable.Of(table);
        var encoder = start?.Encoder ?? FeatureEncoderFitter.Fit(features, testRows, trainRows);
        if (encoder.DenseWidth == 0 && !encoder.EmbeddedColumns.Any())
            throw new TrainingFailedException(TrainingFailureCode.ConstantInputs, "No input column varies among the training rows. Add a column whose values differ, or more examples.");
        if ((long)Math.Max(trainRows, testRows) * encoder.DenseWidth > EncodedRows.MostNumbers)
            throw new TrainingFailedException(TrainingFailureCode.TableTooLarge, "The dataset has more rows and columns than one training can process. Exclude some examples.");
        var foldSeed = start?.FoldSeed ?? options.Seed;
        Garbage.Collect(table.Rows);
        var train = encoder.Encode(features, testRows, trainRows);
        if (!train.Dense.All(float.IsFinite))
            throw new TrainingFailedException(TrainingFailureCode.InputTooLarge, "An input column has values that are too large to compute with. Use a larger unit, or correct the extreme values.");

        return new PreparedData(
            table,
            parts.Split,
            encoder,
            train,
            encoder.Encode(features, 0, testRows),
            encoder.Encode(features, trainEnd, table.Rows - trainEnd),
            trainY,
            testY,
            table.Y[trainEnd..],
            heldOut.Folds(learning, trainY, foldSeed),
            heldOut.FoldCount,
            foldSeed,
            start?.Targets ?? learning.Scales(trainY),
            start,
            misfit);
    }

    /// <summary>Position in the split of the first calibration row; 1 where there are none.</summary>
    public double CalibrationFrom => CalibrationY.Length == 0 ? 1 : Table.SplitPlaces[Table.Rows - CalibrationY.Length];

    private static void Check(TrainingData table, TrainingOptions options, int testRows, double[] trainY)
    {
        var different = table.DifferentRows(testRows, trainY.Length);
        var needed = Math.Max(MinExamples, options.Members);
        if (different < needed)
        {
            List<string> remarks = [];
            if (testRows > 0) remarks.Add($"{testRows} more are test rows");
            if (different < trainY.Length) remarks.Add("identical examples count once, because their inputs hardly ever occur with another target");
            var tested = remarks.Count == 0 ? "" : $" ({string.Join("; ", remarks)})";
            throw new TrainingFailedException(
                TrainingFailureCode.TooFewRows,
                $"Training needs at least {needed} different training examples; there {(different == 1 ? "is" : "are")} {different}{tested}.",
                ("needed", needed),
                ("different", different),
                ("testRows", testRows),
                ("duplicates", different < trainY.Length ? 1 : 0));
        }
    }
}
