using System.Numerics.Tensors;
using Regressor.Infrastructure.Learning.Torch;

namespace Regressor.Infrastructure.Learning.Statistics;

/// <summary>
/// Solves for the same weights with one equation per row, for tables with fewer rows than inputs: (XXᵀ + λ)a = t − b, w = Xᵀa (the dual
/// of Saunders, Gammerman and Vovk 1998). b satisfies Σa = 0, because the intercept is not penalized.
/// </summary>
internal sealed class RidgeByRows : IRidgeSystem
{
    private readonly double[] _t;
    private readonly int[] _folds;

    /// <summary>[row][input], without the intercept.</summary>
    private readonly double[][] _x;

    /// <summary>[row][row up to it], the inner products xᵀx.</summary>
    private readonly double[][] _products;

    private int _leftOut;
    private int[] _others = [];

    public RidgeByRows(RidgeRegression.Inputs inputs, double[] t, int[] folds, CancellationToken cancellationToken)
    {
        (_t, _folds) = (t, folds);
        _x = new double[t.Length][];
        _products = new double[t.Length][];
        var index = new int[inputs.Width];
        var value = new double[inputs.Width];
        for (var row = 0; row < t.Length; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _x[row] = new double[inputs.Width - 1];
            var used = inputs.NonZeros(row, index, value) - 1;
            for (var i = 0; i < used; i++) _x[row][index[i]] = value[i];
            _products[row] = new double[row + 1];
            for (var other = 0; other <= row; other++) _products[row][other] = TensorPrimitives.Dot<double>(_x[row], _x[other]);
        }
    }

    public void LeaveOut(int fold)
    {
        _leftOut = fold;
        _others = [.. Enumerable.Range(0, _t.Length).Where(row => _folds[row] != fold)];
    }

    public double[] Solve(double penalty)
    {
        var n = _others.Length;
        var a = new double[n * n];
        var (ofTargets, ofOnes) = (new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            var products = _products[_others[i]];
            for (var j = 0; j <= i; j++) a[(i * n) + j] = products[_others[j]];
            a[(i * n) + i] += penalty;
            (ofTargets[i], ofOnes[i]) = (_t[_others[i]], 1);
        }

        Cholesky.Solve(a, n, ofTargets, ofOnes);
        var intercept = TensorPrimitives.Sum<double>(ofTargets) / TensorPrimitives.Sum<double>(ofOnes);
        var fit = new double[_x[0].Length + 1];
        fit[^1] = intercept;
        var weights = fit.AsSpan(..^1);
        for (var i = 0; i < n; i++) TensorPrimitives.MultiplyAdd(_x[_others[i]], ofTargets[i] - (intercept * ofOnes[i]), weights, weights);
        return fit;
    }

    public double Error(double[] fit)
    {
        double error = 0;
        for (var row = 0; row < _t.Length; row++)
        {
            if (_folds[row] != _leftOut) continue;
            var predicted = TensorPrimitives.Dot<double>(_x[row], fit.AsSpan(..^1)) + fit[^1];
            error += predicted * (predicted - (2 * _t[row]));
        }

        return error;
    }
}
