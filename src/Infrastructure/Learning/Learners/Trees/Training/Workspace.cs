using System.Runtime.Intrinsics;

namespace Regressor.Infrastructure.Learning.Learners.Trees.Training;

/// <summary>Buffers of one thread: the rows of a tree with their derivatives, and histograms.</summary>
/// <param name="rows">Number of training rows.</param>
/// <param name="trees">Trees per round.</param>
internal sealed class Workspace(int rows, int trees)
{
    private readonly List<Vector128<double>[]> _free = [];

    /// <summary>Rows of the tree, grouped by leaf.</summary>
    public int[] Rows { get; } = new int[rows];

    /// <summary>First and second derivatives of the loss, in the order of <see cref="Rows"/>.</summary>
    public Vector128<double>[] Derivatives { get; } = new Vector128<double>[rows];

    /// <summary>Rows of a right child, while a leaf is divided.</summary>
    public int[] RightRows { get; } = new int[rows];

    public Vector128<double>[] RightDerivatives { get; } = new Vector128<double>[rows];

    /// <summary>State of the loss, [row × tree].</summary>
    public float[] State { get; } = new float[(long)rows * trees];

    /// <summary>Returns a histogram with arbitrary content.</summary>
    public Vector128<double>[] Rent(int bins)
    {
        var index = _free.FindIndex(histogram => histogram.Length >= bins);
        if (index < 0) return new Vector128<double>[bins];
        var found = _free[index];
        _free.RemoveAt(index);
        return found;
    }

    public void Return(Vector128<double>[] histogram) => _free.Add(histogram);
}
