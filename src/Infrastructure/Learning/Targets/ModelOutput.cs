using System.Numerics.Tensors;
using Regressor.Domain.Tasks;

namespace Regressor.Infrastructure.Learning.Targets;

/// <summary>Converts what the members of a model compute to its prediction: a number, or a probability per class.</summary>
internal abstract record ModelOutput
{
    /// <summary>Task of the model.</summary>
    public abstract PredictionTask Task { get; }

    /// <summary>Number of values per prediction: 1, or the number of classes.</summary>
    public abstract int Width { get; }

    /// <summary>Number of members per fold, C. A component is one learner on one scale of the target.</summary>
    public abstract int Components { get; }

    /// <summary>Combines the members' outputs.</summary>
    /// <param name="members">[component, fold, value], outputs of the members.</param>
    /// <param name="y">Filled with the prediction, [<see cref="Width"/>].</param>
    /// <param name="byFold">Filled with the predictions of the folds, [fold, <see cref="Width"/>].</param>
    public abstract void Predict(ReadOnlySpan<double> members, Span<double> y, Span<double> byFold);

    /// <summary>Returns the output of some of the components alone, whose weights then sum to 1.</summary>
    /// <param name="first">Index of the first component.</param>
    /// <param name="count">Number of components.</param>
    public abstract ModelOutput Part(int first, int count);

    /// <summary>Determines whether a training on a table that has grown can continue from a model with this output.</summary>
    /// <param name="classes">Classes of the table; empty for numbers.</param>
    /// <param name="trainY">Targets of its training part.</param>
    /// <returns>Null if so; otherwise the reason, as an English clause.</returns>
    public abstract string? Misfit(IReadOnlyList<string> classes, ReadOnlySpan<double> trainY);

    /// <summary>Returns the scales of the model, extended to these targets; empty where the target is not a number.</summary>
    public abstract IReadOnlyList<TargetTransform> ScalesIncluding(double[] trainY);

    /// <summary>Returns true if every number is in its range; that of an uploaded checkpoint may not be.</summary>
    public abstract bool IsSound();

    /// <summary>Computes the prediction as the mean of those of the folds.</summary>
    /// <param name="byFold">Predictions of the folds, [fold, value].</param>
    /// <param name="y">Filled with the prediction, [value].</param>
    public static void Average(ReadOnlySpan<double> byFold, Span<double> y)
    {
        y.Clear();
        for (var from = 0; from < byFold.Length; from += y.Length) TensorPrimitives.Add(y, byFold.Slice(from, y.Length), y);
        TensorPrimitives.Multiply(y, (double)y.Length / byFold.Length, y);
    }

    /// <summary>Scales weights to the sum 1.</summary>
    protected static double[] Normalized(double[] weights)
    {
        var sum = weights.Sum();
        return Array.ConvertAll(weights, weight => sum > 0 ? weight / sum : 1.0 / weights.Length);
    }
}
