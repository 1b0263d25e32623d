using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
using Regressor.Infrastructure.Learning.Serving;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>Provides the encoded training part to the members, each with its own rows.</summary>
internal sealed class TrainingTensors
{
    /// <summary>Number of a fold's rows that suffices to estimate the epoch's loss; row order is already random.</summary>
    public const int MostValidated = 8192;

    private readonly EncodedRows _rows;
    private readonly float[][] _targets;
    private readonly int[][] _heldOut;
    private readonly MemberLoss _loss;

    /// <param name="architecture">Architecture with one member per scale and fold.</param>
    /// <param name="rows">Encoded inputs x.</param>
    /// <param name="t">Targets on each scale, [scale][row].</param>
    /// <param name="folds">Fold of each row, [row].</param>
    /// <param name="loss">Loss of a row.</param>
    public TrainingTensors(EnsembleArchitecture architecture, EncodedRows rows, double[][] t, int[] folds, MemberLoss loss)
    {
        _loss = loss;
        Architecture = architecture;
        Folds = architecture.Members / t.Length;
        _rows = rows;
        _targets = Array.ConvertAll(t, scale => Array.ConvertAll(scale, value => (float)value));
        _heldOut = [.. Enumerable.Range(0, Folds).Select(own => RowsWhere(folds, fold => fold == own))];
    }

    public EnsembleArchitecture Architecture { get; }

    /// <summary>Number of folds K; member m holds out fold m mod K and learns the target on scale m / K.</summary>
    public int Folds { get; }

    /// <summary>Returns the indices of the rows whose fold matches.</summary>
    public static int[] RowsWhere(int[] folds, Predicate<int> take)
    {
        var rows = new int[folds.Count(fold => take(fold))];
        for (int row = 0, next = 0; row < folds.Length; row++)
            if (take(folds[row])) rows[next++] = row;
        return rows;
    }

    /// <summary>Allocates a batch of a member.</summary>
    /// <param name="size">Number of rows.</param>
    public RowBatch NewBatch(int size) => new(size, _rows.DenseWidth, [.. _rows.Codes.Select(_ => new long[size])]);

    /// <summary>Copies a member's rows into a batch.</summary>
    public void Fill(RowBatch batch, int member, ReadOnlySpan<int> rows)
    {
        var targets = _targets[member / Folds];
        var width = _rows.DenseWidth;
        for (var i = 0; i < rows.Length; i++)
        {
            _rows.DenseRow(rows[i]).CopyTo(batch.Dense.AsSpan(i * width, width));
            batch.Target[i] = targets[rows[i]];
            for (var column = 0; column < batch.Codes.Length; column++) batch.Codes[column][i] = _rows.Codes[column][rows[i]];
        }
    }

    /// <summary>Returns the indices of the rows that a member holds out.</summary>
    public int[] HeldOutBy(int member) => _heldOut[member % Folds];

    /// <summary>Computes a member's losses on its held-out fold, or on the fold's first rows.</summary>
    /// <param name="values">Parameters of the member, [P].</param>
    /// <param name="member">The member.</param>
    /// <param name="errors">Determines the errors.</param>
    /// <param name="cancellationToken">Token that cancels the prediction.</param>
    public HeldOutLoss LossOf(float[] values, int member, HeldOutErrors errors, CancellationToken cancellationToken)
    {
        double loss = 0, error = 0;
        var rows = Math.Min(MostValidated, HeldOutBy(member).Length);
        var targets = _targets[member / Folds];
        ForEachHeldOut(values, member, rows, (row, predicted) =>
        {
            loss += _loss.Of(predicted, targets[row]);
            error += errors.Of(member / Folds, row, predicted);
        }, cancellationToken);
        return new HeldOutLoss(loss, error, rows);
    }

    /// <summary>Predicts each row by the member that held it out.</summary>
    /// <param name="values">Parameters of all members, [K·P].</param>
    /// <param name="cancellationToken">Token that cancels the prediction.</param>
    /// <returns>[scale][row × output].</returns>
    public double[][] HeldOutPredictions(float[] values, CancellationToken cancellationToken)
    {
        var predictions = Array.ConvertAll(_targets, scale => new double[scale.Length * Architecture.Outputs]);
        TrainingCores.ForEach(
            Architecture.Members,
            member => ForEachHeldOut(
                ParameterLayout.Members(Architecture, values, member, 1),
                member,
                int.MaxValue,
                (row, predicted) => predicted.CopyTo(predictions[member / Folds].AsSpan(row * predicted.Length)),
                cancellationToken),
            cancellationToken);
        return predictions;
    }

    private void ForEachHeldOut(float[] values, int member, int most, HeldOutRow visit, CancellationToken cancellationToken)
    {
        var network = new InferenceNetwork(Architecture with { Members = 1 }, values);
        var rows = HeldOutBy(member);
        var (width, outputs) = (_rows.DenseWidth, Architecture.Outputs);
        var dense = new float[EnsemblePredictor.MaxRows * width];
        var codes = new int[EnsemblePredictor.MaxRows * _rows.Codes.Length];
        var predicted = new double[EnsemblePredictor.MaxRows * outputs];
        for (var from = 0; from < Math.Min(most, rows.Length); from += EnsemblePredictor.MaxRows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var some = rows.AsSpan(from, Math.Min(EnsemblePredictor.MaxRows, Math.Min(most, rows.Length) - from));
            for (var i = 0; i < some.Length; i++)
            {
                _rows.DenseRow(some[i]).CopyTo(dense.AsSpan(i * width));
                _rows.CopyCodes(some[i], codes.AsSpan(i * _rows.Codes.Length, _rows.Codes.Length));
            }

            network.Predict(some.Length, dense, codes, predicted);
            for (var i = 0; i < some.Length; i++) visit(some[i], predicted.AsSpan(i * outputs, outputs));
        }
    }
}

/// <param name="row">Training row.</param>
/// <param name="outputs">Outputs of the member that held it out, [output]; valid only during the call.</param>
internal delegate void HeldOutRow(int row, ReadOnlySpan<double> outputs);

/// <summary>A batch of a member.</summary>
internal sealed class RowBatch(int size, int denseWidth, long[][] codes)
{
    /// <summary>Number of rows, B.</summary>
    public int Size { get; } = size;

    /// <summary>[B, DenseWidth].</summary>
    public float[] Dense { get; } = new float[size * denseWidth];

    /// <summary>Per embedded column [B].</summary>
    public long[][] Codes { get; } = codes;

    /// <summary>[B].</summary>
    public float[] Target { get; } = new float[size];
}
