using System.Text.Json.Serialization;

namespace Regressor.Domain.Datasets;

/// <summary>Determines which examples a model is tested on, and not trained on: those whose place is below a threshold.</summary>
/// <param name="Threshold">Upper end of the test part; exclusive. In [0, 1], or by time a place as of <see cref="Splitter"/>.</param>
/// <param name="CopiesTogether">
/// Number of examples with identical content that share a place, as copies of each other: <see cref="All"/>, or groups of this size. Groups
/// follow the order of ids, with excluded examples last. 1 gives every example a place of its own, as an observation.
/// </param>
public sealed record TestSplit(double Threshold, int CopiesTogether = TestSplit.All)
{
    public const int All = 0;

    /// <summary>What the places are derived from; null for the content of each row.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Split? Rule { get; init; }

    /// <summary>What the model is tested on.</summary>
    [JsonIgnore]
    public SplitBy By => Rule?.By ?? SplitBy.Row;

    /// <summary>Returns whether the values are within their limits; a split read from a file may contain any values.</summary>
    public bool IsSound() =>
        CopiesTogether >= All && (By == SplitBy.Time ? double.IsFinite(Threshold) : Threshold is >= 0 and <= 1) && (By == SplitBy.Row) == (Rule?.Column is null);

    /// <summary>Determines whether another split derives places in the same way, so that the test parts of both can be compared.</summary>
    public bool IsLike(TestSplit other) => By == other.By && Rule?.Column == other.Rule?.Column && CopiesTogether == other.CopiesTogether;

    /// <summary>Computes the place of an example of a table split by row.</summary>
    /// <param name="content">The example's <see cref="Example.SplitPosition"/>.</param>
    /// <param name="number">Index of the example among those with identical content, from 0.</param>
    public double PlaceOf(double content, int number) =>
        CopiesTogether == All ? content : DataSplit.PlaceOf(content, number / CopiesTogether);

    /// <summary>
    /// Moves the threshold so that the given share of the rows is tested, or the nearest share where the boundary would separate rows that
    /// share a place.
    /// </summary>
    /// <param name="share">Share of the rows to test, in [0, 1].</param>
    /// <param name="places">[row], places of the rows, ascending.</param>
    public TestSplit Testing(double share, double[] places)
    {
        var rows = (int)Math.Round(share * places.Length);
        if (rows == 0 || rows == places.Length) return this with { Threshold = rows == 0 ? Nothing : Everything };
        int before = rows, after = rows;
        while (before > 0 && places[before - 1] == places[rows]) before--;
        while (after < places.Length && after > before && places[after] == places[after - 1]) after++;
        var border = rows - before <= after - rows ? before : after;
        return this with { Threshold = border == places.Length ? Everything : places[border] };
    }

    public bool IsTest(double place) => DataSplit.IsTest(place, Threshold);

    /// <summary>
    /// Limits the test part to that of another split: neither model was trained on rows that both test.
    /// </summary>
    public TestSplit Within(TestSplit other) => this with { Threshold = Math.Min(Threshold, other.Threshold) };

    private double Nothing => By == SplitBy.Time ? Splitter.NothingTested : 0;

    private double Everything => By == SplitBy.Time ? Splitter.EverythingTested : 1;
}
