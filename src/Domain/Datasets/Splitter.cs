namespace Regressor.Domain.Datasets;

/// <summary>
/// Computes the places of examples under a split. Whatever holds rows out compares places only: examples with the same place are never
/// separated, and those with the lowest places are tested.
/// </summary>
/// <param name="rule">How the dataset is split.</param>
/// <param name="seed">Seed of the dataset's split.</param>
public sealed class Splitter(Split rule, long seed)
{
    /// <summary>Place of an example without a time: it is taken for the oldest, and never tested.</summary>
    public const double NoTime = double.MaxValue;

    /// <summary>Threshold of a split by time that tests nothing, and of one that tests every example with a time.</summary>
    public const double NothingTested = double.MinValue, EverythingTested = double.MaxValue;

    public Split Rule => rule;

    /// <param name="key">Value of the split's column; missing where the split is by row.</param>
    /// <param name="content">The example's <see cref="Example.SplitPosition"/>.</param>
    /// <returns>
    /// By row the position of the content, which <see cref="TestSplit"/> turns into a place; by group a position in [0, 1) that the rows of a
    /// group share; by time the negative time. Without a group, an example is a group of its own.
    /// </returns>
    public double PlaceOf(ColumnValue key, double content) => rule.By switch
    {
        SplitBy.Time => key.Number is { } time ? 0.0 - time : NoTime,
        SplitBy.Group => key.IsMissing ? content : DataSplit.PositionOfGroup(key, seed),
        _ => content,
    };
}
