using System.Runtime.InteropServices;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using static TorchSharp.torch;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>Provides the encoded training part to the members, each with its own rows.</summary>
internal sealed class TrainingTensors
{
    /// <summary>Batch size of a member's predictions; bounds the memory of evaluation.</summary>
    public const int Chunk = 1024;

    /// <summary>Number of a fold's rows that suffices to estimate the epoch's loss; row order is already random.</summary>
    public const int MostValidated = 8192;

    private readonly EncodedRows _rows;
    private readonly float[][] _targets;
    private readonly int[][] _heldOut;
    private RowBatch? _evaluated;

    /// <param name="architecture">Architecture with one member per scale and fold.</param>
    /// <param name="rows">Encoded inputs x.</param>
    /// <param name="t">Targets on each scale, [scale][row].</param>
    /// <param name="folds">Fold of each row, [row].</param>
    public TrainingTensors(EnsembleArchitecture architecture, EncodedRows rows, double[][] t, int[] folds)
    {
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

    /// <summary>Allocates a batch.</summary>
    /// <param name="size">Number of rows per member.</param>
    public RowBatch NewBatch(int size) => new(
        Architecture.Members, size, _rows.DenseWidth, [.. _rows.Codes.Select(_ => new long[Architecture.Members * size])]);

    /// <summary>Copies a member's rows into a batch.</summary>
    public void Fill(RowBatch batch, int member, ReadOnlySpan<int> rows)
    {
        var targets = _targets[member / Folds];
        var width = _rows.DenseWidth;
        for (var i = 0; i < rows.Length; i++)
        {
            var at = (member * batch.Size) + i;
            _rows.DenseRow(rows[i]).CopyTo(batch.Dense.AsSpan(at * width, width));
            batch.Target[at] = targets[rows[i]];
            for (var column = 0; column < batch.Codes.Length; column++) batch.Codes[column][at] = _rows.Codes[column][rows[i]];
        }
    }

    /// <summary>Computes each member's mean squared error on its held-out fold, or on the fold's first rows; [member].</summary>
    /// <param name="network">Ensemble of all members.</param>
    /// <param name="errors">Receives the predictions.</param>
    /// <param name="cancellationToken">Token that cancels the prediction.</param>
    public double[] HeldOutLoss(EnsembleNetwork network, HeldOutErrors errors, CancellationToken cancellationToken)
    {
        var loss = new double[Architecture.Members];
        errors.Begin();
        ForEachHeldOut(network, MostValidated, (member, row, predicted, actual) =>
        {
            loss[member] += Math.Pow(predicted - actual, 2);
            errors.Add(member / Folds, row, predicted);
        }, cancellationToken);
        for (var member = 0; member < loss.Length; member++) loss[member] /= Math.Min(MostValidated, _heldOut[member % Folds].Length);
        return loss;
    }

    /// <summary>Predicts each row by the member that held it out, [scale][row].</summary>
    public double[][] HeldOutPredictions(EnsembleNetwork network, CancellationToken cancellationToken)
    {
        var predictions = Array.ConvertAll(_targets, scale => new double[scale.Length]);
        ForEachHeldOut(network, int.MaxValue, (member, row, predicted, _) => predictions[member / Folds][row] = predicted, cancellationToken);
        return predictions;
    }

    /// <summary>Predicts rows with all members, one chunk at a time.</summary>
    /// <param name="network">Ensemble of all members.</param>
    /// <param name="architecture">Architecture of the ensemble.</param>
    /// <param name="rows">Encoded inputs x.</param>
    /// <param name="visit">Callback for each row, with t by [member].</param>
    /// <param name="cancellationToken">Token that cancels the prediction.</param>
    public static void Predict(EnsembleNetwork network, EnsembleArchitecture architecture, EncodedRows rows, MembersOfRow visit, CancellationToken cancellationToken)
    {
        var members = new double[architecture.Members];
        float[] chunk = [];
        using var noGradient = no_grad();
        for (var from = 0; from < rows.Rows; from += Chunk)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var count = Math.Min(Chunk, rows.Rows - from);
            var inputs = rows.Dense.AsSpan(from * rows.DenseWidth, count * rows.DenseWidth);
            if (chunk.Length != inputs.Length) chunk = new float[inputs.Length];
            inputs.CopyTo(chunk);
            var dense = tensor(chunk, [1, count, rows.DenseWidth]);
            var codes = rows.Codes.Select(column => tensor(column[from..(from + count)], [1, count]).expand(architecture.Members, -1)).ToArray();
            var output = Values(network.Forward(dense.expand(architecture.Members, -1, -1), codes));
            for (var row = 0; row < count; row++)
            {
                for (var member = 0; member < members.Length; member++) members[member] = output[(member * count) + row];
                visit(from + row, members);
            }
        }
    }

    /// <summary>Returns the tensor's values; the span is valid only as long as the tensor.</summary>
    private static ReadOnlySpan<float> Values(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.contiguous().bytes);

    private void ForEachHeldOut(EnsembleNetwork network, int most, Action<int, int, float, float> visit, CancellationToken cancellationToken)
    {
        using var noGradient = no_grad();
        var longest = Math.Min(most, _heldOut.Max(rows => rows.Length));
        for (var from = 0; from < longest; from += Chunk)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var count = Math.Min(Chunk, longest - from);

            // Folds differ by a few rows, so shorter ones are padded.
            var batch = _evaluated = _evaluated?.Size == count ? _evaluated : NewBatch(count);
            for (var member = 0; member < Architecture.Members; member++) Fill(batch, member, RowsOf(member));
            var predicted = Values(network.Forward(batch.DenseTensor(), batch.CodeTensors()));
            for (var member = 0; member < Architecture.Members; member++)
            {
                var rows = RowsOf(member);
                for (var i = 0; i < rows.Length; i++) visit(member, rows[i], predicted[(member * count) + i], batch.Target[(member * count) + i]);
            }

            ReadOnlySpan<int> RowsOf(int member)
            {
                var rows = _heldOut[member % Folds];
                return rows.AsSpan(Math.Min(from, rows.Length), Math.Clamp(rows.Length - from, 0, count));
            }
        }
    }
}

/// <param name="row">Index among the rows predicted.</param>
/// <param name="members">Predictions t, [member]; valid only during the call.</param>
internal delegate void MembersOfRow(int row, ReadOnlySpan<double> members);

/// <summary>A batch with the same number of rows for each member.</summary>
internal sealed class RowBatch(int members, int size, int denseWidth, long[][] codes)
{
    /// <summary>Rows per member, B.</summary>
    public int Size { get; } = size;

    /// <summary>[K, B, DenseWidth].</summary>
    public float[] Dense { get; } = new float[members * size * denseWidth];

    /// <summary>Per embedded column [K, B].</summary>
    public long[][] Codes { get; } = codes;

    /// <summary>[K, B].</summary>
    public float[] Target { get; } = new float[members * size];

    public Tensor DenseTensor() => tensor(Dense, [members, Size, denseWidth]);

    public Tensor[] CodeTensors() => Array.ConvertAll(Codes, column => tensor(column, [members, Size]));
}
