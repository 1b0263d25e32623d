using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Models;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;

namespace Regressor.Application.Training.Execution;

/// <summary>Decides whether a new model replaces the active one: not if it is worse on the same rows.</summary>
internal sealed class ModelActivation(IActiveModelCache predictor, ICheckpointStore checkpoints)
{
    /// <param name="made">The new model.</param>
    /// <param name="active">Number of the active version; null where none is active.</param>
    /// <param name="table">Examples that the new model was trained on and tested with.</param>
    public async Task<Activation> DecideAsync(Checkpoint made, int? active, TrainingData table) => made.Options.Activate switch
    {
        ActivationRule.Always => new Activation(true, ActivationReason.Always),
        ActivationRule.Never => new Activation(false, ActivationReason.Never),
        _ => active is null ? new Activation(true, ActivationReason.First) : await CompareAsync(made, active.Value, table),
    };

    private async Task<Activation> CompareAsync(Checkpoint made, int active, TrainingData table)
    {
        try
        {
            var answering = await checkpoints.LoadAsync(made.Dataset.Id, active, CancellationToken.None);
            if (SchemaComparison.Between(made.Dataset, answering.Dataset).Count > 0) return NotComparable();
            if (!answering.Report.Elsewhere && OtherSplit.Between(made.Report, active, answering.Report) is { } other)
                return new Activation(true, ActivationReason.OtherSplit) { OtherSplit = other };
            var rows = CommonTestRows(table, made, answering);
            if (rows.Length < Activation.FewestRows) return NotComparable(rows.Length);
            return Compare(active, made.Report.Task, table.Select(rows), Predict(predictor.Open(made), table, rows), Predict(predictor.Open(answering), table, rows));
        }
        catch (Exception error) when (error is CorruptCheckpointException or CheckpointUnavailableException or DomainException && !StorageUnavailable.IsMeantBy(error))
        {
            // A model that cannot predict these rows cannot be relied upon to answer predictions either.
            return NotComparable();
        }
    }

    private static Activation Compare(int active, PredictionTask task, TrainingData rows, double[] predicted, double[] byActive)
    {
        var actual = rows.Y;
        var unit = task.LossUnit(actual, predicted, byActive);
        double[] constant = [.. Enumerable.Repeat(task.BestConstant(actual, predicted.Length / actual.Length), actual.Length).SelectMany(values => values)];
        return ActivationDecision.Between(
            active,
            task,
            task.Losses(actual, predicted, unit),
            task.Losses(actual, byActive, unit),
            task.Losses(actual, constant, unit),
            rows.UnitsOf(0, rows.Rows));
    }

    private static Activation NotComparable(int? rows = null) => new(true, ActivationReason.NotComparable, Rows: rows);

    /// <summary>
    /// Returns test rows of both models, which neither was trained on. Excludes copies of a row, which would understate the role of chance.
    /// Returns at most as many as a resample draws: rows are in the order of their positions in the split, which is random, or by time the
    /// newest first.
    /// </summary>
    private static int[] CommonTestRows(TrainingData table, Checkpoint made, Checkpoint answering)
    {
        // A model from another dataset had a different test part.
        if (answering.Report.Elsewhere) return [];
        var (split, other) = (made.Report.TestSplit(made.Options.TestFraction), answering.Report.TestSplit(answering.Options.TestFraction));
        if (!split.IsLike(other)) return [];
        var both = table.TestRows(split.Within(other).Threshold);
        return [.. table.FirstOfCopies(0, both).Take(Bootstrap.MaxRows)];
    }

    /// <returns>Predictions, [row × values per prediction].</returns>
    private static double[] Predict(IPredictor model, TrainingData table, int[] rows)
    {
        var width = table.PredictionWidth;
        var predicted = new double[rows.Length * width];
        var columns = table.ColumnsOf(model.Inputs);
        var x = new ColumnValue[columns.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var column = 0; column < x.Length; column++) x[column] = columns[column][rows[i]];
            model.Predict(x, Prediction.DefaultConfidence).CopyTo(table.Classes, predicted.AsSpan(i * width, width));
        }

        return predicted;
    }
}
