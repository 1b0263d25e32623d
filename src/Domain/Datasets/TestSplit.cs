namespace Regressor.Domain.Datasets;

/// <summary>Which examples a model was tested on, and not trained on: those whose place is before a threshold.</summary>
/// <param name="Threshold">In [0, 1].</param>
/// <param name="CopiesTogether">
/// How many of the examples with identical content share a place, as copies of each other: <see cref="All"/>, or so many by turns, in the
/// order of their ids and excluded ones last. 1 gives every example a place of its own, as an observation.
/// </param>
public sealed record TestSplit(double Threshold, int CopiesTogether = TestSplit.All)
{
    public const int All = 0;

    /// <summary>Whether it says what the parameters allow: one read from a file may say anything.</summary>
    public bool IsSound() => Threshold is >= 0 and <= 1 && CopiesTogether >= All;

    /// <param name="content">The example's <see cref="Example.SplitPosition"/>.</param>
    /// <param name="number">Which one it is among those of identical content, from 0.</param>
    public double PlaceOf(double content, int number) =>
        CopiesTogether == All ? content : DataSplit.PlaceOf(content, number / CopiesTogether);

    public bool IsTest(double place) => DataSplit.IsTest(place, Threshold);

    /// <summary>The same with a test part that is no larger than another's: what is tested by both was trained on by neither.</summary>
    public TestSplit Within(TestSplit other) => this with { Threshold = Math.Min(Threshold, other.Threshold) };
}
