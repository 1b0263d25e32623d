using System.Runtime.Intrinsics;

namespace Regressor.Infrastructure.Learning.Learners.Trees.Training;

/// <summary>Loss that boosting minimizes, by its first two derivatives (Friedman 2001; Chen and Guestrin 2016). Sums are [row, tree of the round].</summary>
internal abstract class BoostingLoss
{
    /// <summary>Trees per round, T.</summary>
    public abstract int Trees { get; }

    /// <summary>Computes the best constant.</summary>
    /// <param name="rows">Rows to fit it to.</param>
    /// <returns>[T].</returns>
    public abstract float[] Start(ReadOnlySpan<int> rows);

    /// <summary>Computes what the derivatives need.</summary>
    /// <param name="rows">Rows of the round.</param>
    /// <param name="sums">Sums of the trees so far, [row × T].</param>
    /// <param name="state">Filled for these rows, [row × T].</param>
    /// <returns>Sum of the losses.</returns>
    public abstract double Begin(ReadOnlySpan<int> rows, float[] sums, float[] state);

    /// <summary>Computes the first and second derivatives of the loss by the sum of a tree.</summary>
    /// <param name="rows">Rows of the round.</param>
    /// <param name="state">Result of <see cref="Begin"/>.</param>
    /// <param name="tree">The tree of the round.</param>
    /// <param name="derivatives">Filled in the order of the rows.</param>
    public abstract void Derive(ReadOnlySpan<int> rows, float[] state, int tree, Span<Vector128<double>> derivatives);
}

/// <summary>Squared error.</summary>
/// <param name="t">[row], targets.</param>
internal sealed class SquaredLoss(double[] t) : BoostingLoss
{
    public override int Trees => 1;

    public override float[] Start(ReadOnlySpan<int> rows)
    {
        double sum = 0;
        foreach (var row in rows) sum += t[row];
        return [(float)(sum / rows.Length)];
    }

    public override double Begin(ReadOnlySpan<int> rows, float[] sums, float[] state)
    {
        double loss = 0;
        foreach (var row in rows)
        {
            var error = sums[row] - t[row];
            state[row] = (float)error;
            loss += error * error;
        }

        return loss;
    }

    public override void Derive(ReadOnlySpan<int> rows, float[] state, int tree, Span<Vector128<double>> derivatives)
    {
        for (var i = 0; i < rows.Length; i++) derivatives[i] = Vector128.Create(state[rows[i]], 1.0);
    }
}

/// <summary>Logarithmic loss of two classes, whose one tree is the difference of their logits.</summary>
/// <param name="y">[row], 0 or 1.</param>
internal sealed class TwoClassLoss(double[] y) : BoostingLoss
{
    public override int Trees => 1;

    public override float[] Start(ReadOnlySpan<int> rows)
    {
        double ones = 0;
        foreach (var row in rows) ones += y[row];
        return [(float)Math.Log((ones + 0.5) / (rows.Length - ones + 0.5))];
    }

    public override double Begin(ReadOnlySpan<int> rows, float[] sums, float[] state)
    {
        double loss = 0;
        foreach (var row in rows)
        {
            // ln(1 + e^−m) for the margin m of the actual class, without overflow.
            var margin = y[row] > 0 ? sums[row] : -sums[row];
            var small = Math.Exp(-Math.Abs(margin));
            loss += Math.Log(1 + small) + Math.Max(0, -margin);
            var ofActual = (margin > 0 ? 1 : small) / (1 + small);
            state[row] = (float)(y[row] > 0 ? ofActual : 1 - ofActual);
        }

        return loss;
    }

    public override void Derive(ReadOnlySpan<int> rows, float[] state, int tree, Span<Vector128<double>> derivatives)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            double p = state[rows[i]];
            derivatives[i] = Vector128.Create(p - y[rows[i]], p * (1 - p));
        }
    }
}

/// <summary>Logarithmic loss of classes with a logit each.</summary>
/// <param name="y">[row], indices of the classes.</param>
/// <param name="classes">Number of classes C.</param>
internal sealed class SoftmaxLoss(double[] y, int classes) : BoostingLoss
{
    /// <summary>Factor of the second derivative that makes a step of all trees together as long as it should be (Friedman 2001).</summary>
    private readonly double _curvature = classes / (classes - 1.0);

    public override int Trees => classes;

    public override float[] Start(ReadOnlySpan<int> rows)
    {
        var counts = new double[classes];
        foreach (var row in rows) counts[(int)y[row]]++;
        var total = rows.Length + (0.5 * classes);
        return Array.ConvertAll(counts, count => (float)Math.Log((count + 0.5) / total));
    }

    public override double Begin(ReadOnlySpan<int> rows, float[] sums, float[] state)
    {
        double loss = 0;
        foreach (var row in rows)
        {
            var z = sums.AsSpan(row * classes, classes);
            var p = state.AsSpan(row * classes, classes);
            var (largest, total) = (float.NegativeInfinity, 0.0);
            foreach (var logit in z) largest = Math.Max(largest, logit);
            for (var c = 0; c < p.Length; c++) total += p[c] = MathF.Exp(z[c] - largest);
            loss += Math.Log(total) + largest - z[(int)y[row]];
            var factor = (float)(1 / total);
            foreach (ref var value in p) value *= factor;
        }

        return loss;
    }

    public override void Derive(ReadOnlySpan<int> rows, float[] state, int tree, Span<Vector128<double>> derivatives)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            double p = state[(rows[i] * classes) + tree];
            derivatives[i] = Vector128.Create(p - ((int)y[rows[i]] == tree ? 1 : 0), _curvature * p * (1 - p));
        }
    }
}
