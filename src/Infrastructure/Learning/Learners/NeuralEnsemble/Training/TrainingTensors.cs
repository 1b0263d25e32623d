using System.Runtime.InteropServices;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
using Regressor.Infrastructure.Learning.Torch;
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
    /// <param name="network">Network of the member alone.</param>
    /// <param name="member">The member.</param>
    /// <param name="errors">Determines the errors.</param>
    /// <param name="cancellationToken">Token that cancels the prediction.</param>
    public HeldOutLoss LossOf(EnsembleNetwork network, int member, HeldOutErrors errors, CancellationToken cancellationToken)
    {
        double loss = 0, error = 0;
        var rows = Math.Min(MostValidated, HeldOutBy(member).Length);
        ForEachHeldOut(network, member, rows, (row, predicted, actual) =>
        {
            loss += _loss.Of(predicted, actual);
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
        TrainingCores.ForEach(Architecture.Members, member =>
        {
            TorchSession.UseOneThread();
            using var network = new EnsembleNetwork(Architecture with { Members = 1 }, ParameterLayout.Members(Architecture, values, member, 1));
            ForEachHeldOut(network, member, int.MaxValue, (row, predicted, _) =>
            {
                var own = predictions[member / Folds].AsSpan(row * predicted.Length, predicted.Length);
                for (var output = 0; output < own.Length; output++) own[output] = predicted[output];
            }, cancellationToken);
        }, cancellationToken);
        return predictions;
    }

    /// <summary>Predicts rows with all members, one chunk at a time.</summary>
    /// <param name="network">Ensemble of all members.</param>
    /// <param name="architecture">Architecture of the ensemble.</param>
    /// <param name="rows">Encoded inputs x.</param>
    /// <param name="visit">Callback for each row, with t by [member × output].</param>
    /// <param name="cancellationToken">Token that cancels the prediction.</param>
    public static void Predict(EnsembleNetwork network, EnsembleArchitecture architecture, EncodedRows rows, MembersOfRow visit, CancellationToken cancellationToken)
    {
        var outputs = architecture.Outputs;
        var members = new double[architecture.Members * outputs];
        TorchSession.UseOneThread();
        using var noGradient = no_grad();
        for (var from = 0; from < rows.Rows; from += Chunk)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var count = Math.Min(Chunk, rows.Rows - from);
            var inputs = rows.Dense.AsSpan(from * rows.DenseWidth, count * rows.DenseWidth);
            var dense = AlignedTensor.Of(inputs, 1, count, rows.DenseWidth);
            var codes = rows.Codes.Select(column => tensor(column[from..(from + count)], [1, count]).expand(architecture.Members, -1)).ToArray();
            var output = Values(network.Forward(dense.expand(architecture.Members, -1, -1), codes));
            for (var row = 0; row < count; row++)
            {
                for (var member = 0; member < architecture.Members; member++)
                {
                    for (var c = 0; c < outputs; c++) members[(member * outputs) + c] = output[(((member * count) + row) * outputs) + c];
                }

                visit(from + row, members);
            }
        }
    }

    /// <summary>Returns the tensor's values; the span is valid only as long as the tensor.</summary>
    private static ReadOnlySpan<float> Values(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.contiguous().bytes);

    private void ForEachHeldOut(EnsembleNetwork network, int member, int most, HeldOutRow visit, CancellationToken cancellationToken)
    {
        using var noGradient = no_grad();
        var rows = HeldOutBy(member);
        RowBatch? batch = null;
        for (var from = 0; from < Math.Min(most, rows.Length); from += Chunk)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var some = rows.AsSpan(from, Math.Min(Chunk, Math.Min(most, rows.Length) - from));
            if (batch?.Size != some.Length) batch = NewBatch(some.Length);
            Fill(batch, member, some);
            var predicted = Values(network.Forward(batch.DenseTensor(), batch.CodeTensors()));
            for (var i = 0; i < some.Length; i++) visit(some[i], predicted.Slice(i * Architecture.Outputs, Architecture.Outputs), batch.Target[i]);
        }
    }
}

/// <param name="row">Training row.</param>
/// <param name="outputs">Outputs of the member that held it out, [output]; valid only during the call.</param>
/// <param name="target">Target of the row.</param>
internal delegate void HeldOutRow(int row, ReadOnlySpan<float> outputs, float target);

/// <param name="row">Index among the rows predicted.</param>
/// <param name="members">Predictions t, [member × output]; valid only during the call.</param>
internal delegate void MembersOfRow(int row, ReadOnlySpan<double> members);

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

    public Tensor DenseTensor() => AlignedTensor.Of(Dense, 1, Size, denseWidth);

    public Tensor[] CodeTensors() => Array.ConvertAll(Codes, column => tensor(column, [1, Size]));
}
