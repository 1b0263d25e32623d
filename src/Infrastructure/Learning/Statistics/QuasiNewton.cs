using System.Numerics.Tensors;

namespace Regressor.Infrastructure.Learning.Statistics;

/// <summary>Minimizes smooth convex functions by L-BFGS (Nocedal and Wright 2006, algorithm 7.5) with a given approximation of the inverse Hessian.</summary>
internal static class QuasiNewton
{
    private const int Memory = 10;

    /// <summary>Sufficient decrease of a step, as a share of what the gradient promises (Armijo 1966).</summary>
    private const double Sufficient = 1e-4;

    private const int MostHalvings = 20;

    /// <summary>Computes the value at x and fills the gradient.</summary>
    internal delegate double Objective(double[] x, double[] gradient);

    /// <param name="objective">The function.</param>
    /// <param name="inverseHessian">Multiplies a vector by the approximate inverse Hessian.</param>
    /// <param name="start">Starting point; not modified.</param>
    /// <param name="iterations">Maximum number of iterations.</param>
    /// <param name="tolerance">Relative decrease of the value below which the search ends.</param>
    public static double[] Minimize(Objective objective, Func<double[], double[]> inverseHessian, double[] start, int iterations, double tolerance)
    {
        double[] x = [.. start], gradient = new double[x.Length];
        var value = objective(x, gradient);
        var steps = new List<(double[] S, double[] Y, double Curvature)>();
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            var direction = Direction(gradient, steps, inverseHessian);
            var slope = TensorPrimitives.Dot<double>(gradient, direction);
            if (slope >= 0) break;
            double step = 1, next = double.PositiveInfinity;
            double[] moved = new double[x.Length], slopes = new double[x.Length];
            for (var halving = 0; halving < MostHalvings; halving++, step /= 2)
            {
                TensorPrimitives.MultiplyAdd(direction, step, x, moved);
                next = objective(moved, slopes);
                if (next <= value + (Sufficient * step * slope)) break;
            }

            if (!(next < value)) break;
            Remember(steps, x, moved, gradient, slopes);
            var decrease = value - next;
            (x, gradient, value) = (moved, slopes, next);
            if (decrease < tolerance * Math.Abs(value)) break;
        }

        return x;
    }

    private static void Remember(List<(double[] S, double[] Y, double Curvature)> steps, double[] x, double[] moved, double[] gradient, double[] slopes)
    {
        double[] s = new double[x.Length], y = new double[x.Length];
        TensorPrimitives.Subtract(moved, x, s);
        TensorPrimitives.Subtract(slopes, gradient, y);
        var curvature = TensorPrimitives.Dot<double>(s, y);
        if (curvature <= 0) return;
        if (steps.Count == Memory) steps.RemoveAt(0);
        steps.Add((s, y, curvature));
    }

    /// <summary>The two loops of L-BFGS.</summary>
    private static double[] Direction(double[] gradient, List<(double[] S, double[] Y, double Curvature)> steps, Func<double[], double[]> inverseHessian)
    {
        double[] q = [.. gradient];
        var shares = new double[steps.Count];
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            shares[i] = TensorPrimitives.Dot<double>(steps[i].S, q) / steps[i].Curvature;
            TensorPrimitives.MultiplyAdd(steps[i].Y, -shares[i], q, q);
        }

        var direction = inverseHessian(q);
        for (var i = 0; i < steps.Count; i++)
        {
            var other = TensorPrimitives.Dot<double>(steps[i].Y, direction) / steps[i].Curvature;
            TensorPrimitives.MultiplyAdd(steps[i].S, shares[i] - other, direction, direction);
        }

        TensorPrimitives.Negate(direction, direction);
        return direction;
    }
}
