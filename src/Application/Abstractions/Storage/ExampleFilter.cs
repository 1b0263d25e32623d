using Regressor.Domain.Datasets;

namespace Regressor.Application.Abstractions.Storage;

/// <summary>Which examples are meant: those for which everything that is given holds.</summary>
/// <param name="Conditions">On columns.</param>
/// <param name="Id">One example.</param>
/// <param name="Excluded">Those excluded from training, or the others.</param>
/// <param name="Part">Those of the train or of the test part.</param>
public sealed record ExampleFilter(
    IReadOnlyList<ColumnCondition> Conditions, long? Id = null, bool? Excluded = null, PartCondition? Part = null)
{
    public static ExampleFilter All { get; } = new([]);

    /// <summary>Those that take part in trainings.</summary>
    public static ExampleFilter Included { get; } = new([], Excluded: false);

    public static ExampleFilter Only(long id) => new([], id);

    public ExampleFilter And(ColumnCondition condition) => this with { Conditions = [.. Conditions, condition] };

    public bool IsAll => Conditions.Count == 0 && Id is null && Excluded is null && Part is null;
}

/// <summary>
/// Takes about a share of the examples, spread evenly over their ids: those whose id · <see cref="Factor"/> mod <see cref="Modulus"/> is
/// below a bound. Both are primes, so that no regularity in the order of the examples meets one in the sample.
/// </summary>
public static class Sampling
{
    public const long Factor = 7919;
    public const long Modulus = 1_000_003;

    /// <summary>The bound that leaves about so many of a total.</summary>
    public static long Bound(int most, int total) => most >= total ? Modulus : (long)Math.Ceiling((double)most / total * Modulus);
}

/// <param name="Column">Position in <see cref="Dataset.Columns"/>, or <see cref="ExampleOrder.ByTarget"/>.</param>
/// <param name="Is">How its value relates to the ones below.</param>
/// <param name="Values">
/// One, of the column's kind; several for <see cref="Relation.Equal"/>, any of them, and for <see cref="Relation.NotEqual"/>, none of them.
/// <see cref="ColumnValue.Missing"/> stands for a gap, with these two only.
/// </param>
public sealed record ColumnCondition(int Column, Relation Is, IReadOnlyList<ColumnValue> Values);

/// <param name="Test">The test part, or else the train part.</param>
/// <param name="Split">Which examples are tested.</param>
public sealed record PartCondition(bool Test, TestSplit Split);
