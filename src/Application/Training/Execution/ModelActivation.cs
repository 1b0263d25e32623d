using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;
using Regressor.Domain.Models;
using Regressor.Domain.Training;

namespace Regressor.Application.Training.Execution;

/// <summary>Decides whether a new model takes over from the active one: not if it is worse on the same rows.</summary>
internal sealed class ModelActivation(IActiveModelCache predictor, ICheckpointStore checkpoints)
{
    /// <param name="made">The new model.</param>
    /// <param name="active">The version that answers; null where none does.</param>
    /// <param name="table">The examples that the new one was made from.</param>
    public async Task<Activation> DecideAsync(Checkpoint made, int? active, TrainingTable table) => made.Options.Activate switch
    {
        ActivationRule.Always => new Activation(true, ActivationReason.Always),
        ActivationRule.Never => new Activation(false, ActivationReason.Never),
        _ => active is null ? new Activation(true, ActivationReason.First) : await CompareAsync(made, active.Value, table),
    };

    private async Task<Activation> CompareAsync(Checkpoint made, int active, TrainingTable table)
    {
        try
        {
            var answering = await checkpoints.LoadAsync(made.Dataset.Id, active, CancellationToken.None);
            if (SchemaComparison.Between(made.Dataset, answering.Dataset).Count > 0) return NotComparable();
            var rows = CommonTestRows(table, made, answering);
            if (rows.Length < Activation.FewestRows) return NotComparable(rows.Length);
            return ActivationDecision.Between(
                active, Array.ConvertAll(rows, row => table.Y[row]), Predict(predictor.Open(made), table, rows), Predict(predictor.Open(answering), table, rows));
        }
        catch (Exception error) when (error is CorruptCheckpointException or CheckpointUnavailableException or DomainException && !StorageUnavailable.IsMeantBy(error))
        {
            // What cannot be asked about these rows cannot be relied upon to answer either.
            return NotComparable();
        }
    }

    private static Activation NotComparable(int? rows = null) => new(true, ActivationReason.NotComparable, Rows: rows);

    /// <summary>
    /// Test rows of both models: neither was trained on them. Copies of a row would make chance look smaller than it is. Where there are
    /// many, as many as a resample draws: they stand in the order of their places in the split, and so at random.
    /// </summary>
    private static int[] CommonTestRows(TrainingTable table, Checkpoint made, Checkpoint answering)
    {
        // One that was trained elsewhere had a test part of its own, of other rows.
        if (answering.Report.Elsewhere) return [];
        var (split, other) = (made.Report.TestSplit(made.Options), answering.Report.TestSplit(answering.Options));
        if (split.CopiesTogether != other.CopiesTogether) return [];
        var both = table.TestRows(split.Within(other).Threshold);
        return [.. table.FirstOfCopies(0, both).Take(Bootstrap.MaxRows)];
    }

    /// <returns>[row], ŷ.</returns>
    private static double[] Predict(IPredictor model, TrainingTable table, int[] rows)
    {
        var predicted = new double[rows.Length];
        var x = new InputValue[table.Inputs.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            Read(table, rows[i], x);
            predicted[i] = model.Predict(x, Prediction.DefaultConfidence).Y;
        }

        return predicted;
    }

    private static void Read(TrainingTable table, int row, Span<InputValue> x)
    {
        int number = 0, category = 0;
        for (var column = 0; column < x.Length; column++)
        {
            if (table.Inputs[column].Type == ColumnTypes.Numeric)
            {
                var value = table.Numbers[number++][row];
                x[column] = double.IsNaN(value) ? InputValue.Missing : InputValue.Of(value);
            }
            else
            {
                var (codes, vocabulary) = table.Categories[category++];
                x[column] = codes[row] < 0 ? InputValue.Missing : InputValue.Of(vocabulary[codes[row]]);
            }
        }
    }
}
