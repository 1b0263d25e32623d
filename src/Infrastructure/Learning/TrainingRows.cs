using static TorchSharp.torch;

namespace Regressor.Infrastructure.Learning;

/// <summary>Encoded rows as tensors, and the ensemble's predictions for them.</summary>
internal sealed class TrainingRows : IDisposable
{
    /// <summary>Rows a member predicts at once: bounds the memory of evaluation.</summary>
    public const int Chunk = 2048;

    /// <summary>So many rows of a fold tell closely enough how an epoch did; the table's order is random.</summary>
    private const int MostValidated = 8192;

    private readonly Tensor _dense;
    private readonly Tensor[] _codes;
    private readonly Tensor _targets;
    private readonly Tensor _scaleOf;
    private readonly Tensor _heldOut;
    private readonly int[] _heldOutCounts;

    /// <param name="architecture">The layers, and a member for each scale and fold.</param>
    /// <param name="rows">x.</param>
    /// <param name="t">[scale][row], the target on each scale.</param>
    /// <param name="folds">[row] → fold.</param>
    public TrainingRows(Architecture architecture, EncodedRows rows, double[][] t, int[] folds)
    {
        Architecture = architecture;
        Folds = architecture.Members / t.Length;
        _dense = tensor(rows.Dense, [rows.Rows, rows.DenseWidth]);
        _codes = [.. rows.Codes.Select(codes => tensor(codes))];
        _targets = stack(t.Select(scale => tensor(Array.ConvertAll(scale, value => (float)value))), 1);
        _scaleOf = tensor([.. Enumerable.Range(0, architecture.Members).Select(member => (long)(member / Folds))], [architecture.Members, 1, 1]);

        _heldOutCounts = new int[Folds];
        foreach (var fold in folds) _heldOutCounts[fold]++;
        var longest = _heldOutCounts.Max();
        var heldOut = new long[Folds * longest];
        var next = new int[Folds];
        for (var row = 0; row < folds.Length; row++) heldOut[(folds[row] * longest) + next[folds[row]]++] = row;
        _heldOut = tensor(heldOut, [Folds, longest]).repeat(t.Length, 1);
    }

    public Architecture Architecture { get; }

    /// <summary>K; member m holds out fold m mod K and learns the target on scale m / K.</summary>
    public int Folds { get; }

    /// <param name="indices">[K, B].</param>
    /// <returns>Dense [K, B, width], codes [K, B] per embedded column, target [K, B].</returns>
    public (Tensor Dense, Tensor[] Codes, Tensor Target) Batch(Tensor indices)
    {
        var (members, rows) = (indices.shape[0], indices.shape[1]);
        var flat = indices.reshape(-1);
        var targets = _targets.index_select(0, flat).view(members, rows, -1);
        return (
            _dense.index_select(0, flat).view(members, rows, -1),
            [.. _codes.Select(codes => codes.index_select(0, flat).view(members, rows))],
            targets.gather(2, _scaleOf.expand(-1, rows, -1)).squeeze(2));
    }

    /// <summary>[member]: mean squared error on the fold it holds out, or on the first rows of it.</summary>
    public double[] HeldOutLoss(EnsembleNetwork network, CancellationToken cancellationToken)
    {
        var loss = new double[Architecture.Members];
        ForEachHeldOut(network, MostValidated, (member, _, predicted, actual) => loss[member] += Math.Pow(predicted - actual, 2), cancellationToken);
        for (var member = 0; member < loss.Length; member++) loss[member] /= Math.Min(MostValidated, _heldOutCounts[member % Folds]);
        return loss;
    }

    /// <summary>[scale][row]: what the member that held it out predicts.</summary>
    public double[][] HeldOutPredictions(EnsembleNetwork network, CancellationToken cancellationToken)
    {
        var predictions = new double[Architecture.Members / Folds][];
        for (var scale = 0; scale < predictions.Length; scale++) predictions[scale] = new double[_targets.shape[0]];
        ForEachHeldOut(network, int.MaxValue, (member, row, predicted, _) => predictions[member / Folds][row] = predicted, cancellationToken);
        return predictions;
    }

    /// <summary>[member, row] of what every member predicts.</summary>
    public static double[][] Predict(EnsembleNetwork network, Architecture architecture, EncodedRows rows, CancellationToken cancellationToken)
    {
        var predictions = new double[architecture.Members][];
        for (var member = 0; member < predictions.Length; member++) predictions[member] = new double[rows.Rows];
        using var noGradient = no_grad();
        for (var from = 0; from < rows.Rows; from += Chunk)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var count = Math.Min(Chunk, rows.Rows - from);
            var dense = tensor(rows.Dense.AsSpan(from * rows.DenseWidth, count * rows.DenseWidth).ToArray(), [1, count, rows.DenseWidth]);
            var codes = rows.Codes.Select(column => tensor(column[from..(from + count)], [1, count]).expand(architecture.Members, -1)).ToArray();
            var output = network.Forward(dense.expand(architecture.Members, -1, -1), codes).data<float>().ToArray();
            for (var i = 0; i < output.Length; i++) predictions[i / count][from + (i % count)] = output[i];
        }

        return predictions;
    }

    public void Dispose()
    {
        _dense.Dispose();
        foreach (var codes in _codes) codes.Dispose();
        _targets.Dispose();
        _scaleOf.Dispose();
        _heldOut.Dispose();
    }

    private void ForEachHeldOut(EnsembleNetwork network, int most, Action<int, int, float, float> visit, CancellationToken cancellationToken)
    {
        using var noGradient = no_grad();
        var longest = (int)Math.Min(most, _heldOut.shape[1]);
        for (var from = 0; from < longest; from += Chunk)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var count = Math.Min(Chunk, longest - from);
            var indices = _heldOut.narrow(1, from, count).contiguous();
            var batch = Batch(indices);
            var predicted = network.Forward(batch.Dense, batch.Codes).data<float>().ToArray();
            var (rows, actual) = (indices.data<long>().ToArray(), batch.Target.data<float>().ToArray());
            for (var i = 0; i < rows.Length; i++)
            {
                // Folds differ by a row or so: the shorter ones are padded.
                var member = i / count;
                if (from + (i % count) < _heldOutCounts[member % Folds]) visit(member, (int)rows[i], predicted[i], actual[i]);
            }
        }
    }
}
