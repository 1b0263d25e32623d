using System.Numerics.Tensors;
using Regressor.Infrastructure.Learning.Torch;

namespace Regressor.Infrastructure.Learning.Statistics;

/// <summary>Solves (XᵀX + λ)w = Xᵀt, one equation per weight, for tables with more rows than inputs. Sums over rows are computed once per fold.</summary>
internal sealed class RidgeByWeights : IRidgeSystem
{
    private readonly double[][] _gram;
    private readonly double[][] _cross;
    private readonly int _width;
    private readonly double[] _gramOfOthers;
    private readonly double[] _crossOfOthers;
    private int _leftOut;

    public RidgeByWeights(RidgeRegression.Inputs inputs, double[] t, int[] folds, int foldCount, CancellationToken cancellationToken)
    {
        _width = inputs.Width;
        _gram = new double[foldCount][];
        _cross = new double[foldCount][];
        for (var fold = 0; fold < foldCount; fold++) (_gram[fold], _cross[fold]) = (new double[_width * _width], new double[_width]);
        (_gramOfOthers, _crossOfOthers) = (new double[_width * _width], new double[_width]);

        var index = new int[_width];
        var value = new double[_width];
        for (var row = 0; row < inputs.Rows.Rows; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var used = inputs.NonZeros(row, index, value);
            var (g, c) = (_gram[folds[row]], _cross[folds[row]]);
            for (var i = 0; i < used; i++)
            {
                var line = index[i] * _width;
                for (var j = 0; j <= i; j++) g[line + index[j]] += value[i] * value[j];
                c[index[i]] += value[i] * t[row];
            }
        }
    }

    public void LeaveOut(int fold)
    {
        _leftOut = fold;
        Array.Clear(_gramOfOthers);
        Array.Clear(_crossOfOthers);
        for (var other = 0; other < _gram.Length; other++)
        {
            if (other == fold) continue;
            TensorPrimitives.Add<double>(_gramOfOthers, _gram[other], _gramOfOthers);
            TensorPrimitives.Add<double>(_crossOfOthers, _cross[other], _crossOfOthers);
        }
    }

    public double[] Solve(double penalty)
    {
        double[] a = [.. _gramOfOthers];
        double[] b = [.. _crossOfOthers];
        for (var i = 0; i < _width - 1; i++) a[(i * _width) + i] += penalty;
        Cholesky.Solve(a, _width, b);
        return b;
    }

    /// <summary>Computes wᵀGw − 2wᵀc from the lower triangle of G.</summary>
    public double Error(double[] fit)
    {
        var (gram, cross) = (_gram[_leftOut], _cross[_leftOut]);
        double error = 0;
        for (var i = 0; i < _width; i++)
        {
            var line = gram.AsSpan(i * _width, i + 1);
            error += fit[i] * ((2 * TensorPrimitives.Dot<double>(line[..i], fit.AsSpan(0, i))) + (line[i] * fit[i]) - (2 * cross[i]));
        }

        return error;
    }
}
