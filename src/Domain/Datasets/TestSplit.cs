namespace Regressor.Domain.Datasets;

/// <summary>Determines which examples a model is tested on, and not trained on: those whose place is below a threshold.</summary>
/// <param name="Threshold">Upper end of the test part, in [0, 1]; exclusive.</param>
/// <param name="CopiesTogether">
/// Number of examples with identical content that share a place, as copies of each other: <see cref="All"/>, or groups of this size. Groups
/// follow the order of ids, with excluded examples last. 1 gives every example a place of its own, as an observation.
/// </param>
public sealed record TestSplit(double Threshold, int CopiesTogether = TestSplit.All)
{
    public const int All = 0;

    /// <summary>Returns whether the values are within their limits; a split read from a file may contain any values.</summary>
    public bool IsSound() => Threshold is >= 0 and <= 1 && CopiesTogether >= All;

    /// <param name="content">The example's <see cref="Example.SplitPosition"/>.</param>
    /// <param name="number">Index of the example among those with identical content, from 0.</param>
    public double PlaceOf(double content, int number) =>
        CopiesTogether == All ? content : DataSplit.PlaceOf(content, number / CopiesTogether);

    public bool IsTest(double place) => DataSplit.IsTest(place, Threshold);

    /// <summary>
    /// Limits the test part to that of another split: neither model was trained on rows that both test.
    /// </summary>
    public TestSplit Within(TestSplit other) => this with { Threshold = Math.Min(Threshold, other.Threshold) };
}
