using System.Numerics.Tensors;
using Regressor.Infrastructure.Learning.Torch;

namespace Regressor.Infrastructure.Learning.Statistics;

/// <summary>
/// The penalized likelihood of a multinomial regression on all rows except those of one fold:
/// −Σ ln softmax(b + Wᵀx)_y + λ/2·‖W‖² + ε/2·‖b − ln π‖² with the smoothed class shares π, which bound the intercepts of absent classes.
/// </summary>
internal sealed class MultinomialSystem : IDisposable
{
    /// <summary>Penalty ε of the intercepts.</summary>
    private const double InterceptPenalty = 0.01;

    /// <summary>Maximum inputs for which the Hessian is approximated by a matrix; beyond, by its diagonal.</summary>
    public const int MostForMatrix = 1500;

    private readonly DesignMatrix _x;
    private readonly int _width;
    private readonly int _classes;
    private readonly int[] _y;
    private readonly int[] _folds;
    private readonly float[] _logits;
    private readonly float[] _gradient;
    private readonly double[] _shares;
    private double[] _gram = [];
    private int _leftOut = -1;

    /// <param name="x">[row, width], the inputs; the last is 1.</param>
    /// <param name="width">Number of inputs.</param>
    /// <param name="y">[row], the classes.</param>
    /// <param name="classes">Number of classes C.</param>
    /// <param name="folds">[row], the fold.</param>
    public MultinomialSystem(float[] x, int width, int[] y, int classes, int[] folds)
    {
        (_width, _classes, _y, _folds) = (width, classes, y, folds);
        _x = new DesignMatrix(x, y.Length, width);
        _logits = new float[y.Length * classes];
        _gradient = new float[width * classes];
        _shares = new double[classes];
    }

    /// <summary>Leaves out the rows of a fold in later calls; the number of folds leaves out none.</summary>
    public void LeaveOut(int fold)
    {
        _leftOut = fold;
        Array.Fill(_shares, 0.5);
        var kept = new float[_y.Length];
        for (var row = 0; row < _y.Length; row++)
        {
            if (_folds[row] == fold) continue;
            kept[row] = 1;
            _shares[_y[row]]++;
        }

        TensorPrimitives.Divide(_shares, TensorPrimitives.Sum<double>(_shares), _shares);
        _gram = _width <= MostForMatrix ? _x.Gram(kept) : [];
    }

    /// <summary>Returns the weights of class shares alone, [width, class].</summary>
    public double[] Start()
    {
        var start = new double[_width * _classes];
        for (var c = 0; c < _classes; c++) start[((_width - 1) * _classes) + c] = Math.Log(_shares[c]);
        return start;
    }

    /// <returns>[width, class], the weights.</returns>
    public double[] Solve(double penalty, double[] start, int iterations, double tolerance)
    {
        var prior = Start();
        return QuasiNewton.Minimize((weights, gradient) => Value(weights, gradient, penalty, prior), InverseHessian(penalty), start, iterations, tolerance);
    }

    /// <summary>Computes the sum of the logarithmic losses of the rows left out.</summary>
    public double HeldOutLoss(double[] weights)
    {
        _x.Multiply(weights, _logits);
        double loss = 0;
        for (var row = 0; row < _y.Length; row++)
            if (_folds[row] == _leftOut) loss += Softmax(_logits.AsSpan(row * _classes, _classes), _y[row]);
        return loss;
    }

    public void Dispose() => _x.Dispose();

    private double Value(double[] weights, double[] gradient, double penalty, double[] prior)
    {
        _x.Multiply(weights, _logits);
        double value = 0;
        for (var row = 0; row < _y.Length; row++)
        {
            var own = _logits.AsSpan(row * _classes, _classes);
            if (_folds[row] == _leftOut)
            {
                own.Clear();
                continue;
            }

            value += Softmax(own, _y[row]);
            own[_y[row]]--;
        }

        _x.MultiplyTransposed(_logits, _gradient);
        var intercepts = (_width - 1) * _classes;
        for (var i = 0; i < gradient.Length; i++)
        {
            var (factor, distance) = i < intercepts ? (penalty, weights[i]) : (InterceptPenalty, weights[i] - prior[i]);
            gradient[i] = _gradient[i] + (factor * distance);
            value += factor / 2 * distance * distance;
        }

        return value;
    }

    /// <summary>Replaces logits by probabilities.</summary>
    /// <returns>The logarithmic loss.</returns>
    private static double Softmax(Span<float> logits, int actual)
    {
        TensorPrimitives.Subtract(logits, TensorPrimitives.Max<float>(logits), logits);
        double own = logits[actual];
        TensorPrimitives.Exp<float>(logits, logits);
        var sum = TensorPrimitives.Sum<float>(logits);
        TensorPrimitives.Divide(logits, sum, logits);
        return Math.Log(sum) - own;
    }

    /// <summary>
    /// Approximates the inverse Hessian, alike for all classes: (s·XᵀX + λ)⁻¹ with the mean variance s of a class indicator. Near the
    /// solution it is smaller, which L-BFGS learns.
    /// </summary>
    private Func<double[], double[]> InverseHessian(double penalty)
    {
        var scale = Math.Max(1e-3, _shares.Sum(share => share * (1 - share)) / _classes);
        if (_gram.Length == 0) return gradient => Array.ConvertAll(gradient, slope => slope / (penalty + (scale * _y.Length)));
        var hessian = Array.ConvertAll(_gram, entry => scale * entry);
        for (var i = 0; i < _width; i++) hessian[(i * _width) + i] += (i < _width - 1 ? penalty : InterceptPenalty) + 1e-6;
        var inverse = DesignMatrix.Inverse(hessian, _width);
        return gradient => DesignMatrix.Multiply(inverse, _width, gradient);
    }
}
