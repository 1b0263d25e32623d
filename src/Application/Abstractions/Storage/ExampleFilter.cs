using Regressor.Domain.Datasets;

namespace Regressor.Application.Abstractions.Storage;

/// <summary>Selects the examples that meet all given conditions.</summary>
/// <param name="Conditions">Conditions on columns.</param>
/// <param name="Ids">Ids of the examples; null for any.</param>
/// <param name="Excluded">True for excluded examples, false for the others, null for both.</param>
/// <param name="Part">Restriction to the train or test part; null for both.</param>
/// <param name="AnyOf">Conditions of which at least one must hold; null where nothing is searched for.</param>
public sealed record ExampleFilter(
    IReadOnlyList<ColumnCondition> Conditions,
    IReadOnlyList<long>? Ids = null,
    bool? Excluded = null,
    PartCondition? Part = null,
    IReadOnlyList<ColumnCondition>? AnyOf = null)
{
    public static ExampleFilter All { get; } = new([]);

    /// <summary>The examples used in trainings.</summary>
    public static ExampleFilter Included { get; } = new([], Excluded: false);

    public static ExampleFilter Only(long id) => new([], [id]);

    public ExampleFilter And(ColumnCondition condition) => this with { Conditions = [.. Conditions, condition] };

    public bool IsAll => Conditions.Count == 0 && Ids is null && Excluded is null && Part is null && AnyOf is null;
}

/// <summary>
/// Samples about a given share of the examples, spread evenly over their ids: those whose id · <see cref="Factor"/> mod <see cref="Modulus"/> is
/// below a bound. Both are primes, so that no regularity in the order of the examples meets one in the sample.
/// </summary>
public static class Sampling
{
    public const long Factor = 7919;
    public const long Modulus = 1_000_003;

    /// <summary>Computes the bound that keeps about the given number of a total.</summary>
    public static long Bound(int most, int total) => most >= total ? Modulus : (long)Math.Ceiling((double)most / total * Modulus);
}

/// <param name="Column">Position in <see cref="Dataset.Columns"/>, or <see cref="ExampleOrder.ByTarget"/>.</param>
/// <param name="Is">Relation of its value to the values below.</param>
/// <param name="Values">
/// One value of the column's type; several for <see cref="Relation.Equal"/>, any of them, and for <see cref="Relation.NotEqual"/>, none of them.
/// <see cref="ColumnValue.Missing"/> is a missing value, allowed with these two only.
/// </param>
public sealed record ColumnCondition(int Column, Relation Is, IReadOnlyList<ColumnValue> Values)
{
    /// <summary>Further values of <see cref="Relation.Equal"/> and <see cref="Relation.NotEqual"/>: all that are in a period.</summary>
    public IReadOnlyList<ValuePeriod> Periods { get; init; } = [];
}

/// <param name="Test">True for the test part, false for the train part.</param>
/// <param name="Split">The split that assigns the examples.</param>
public sealed record PartCondition(bool Test, TestSplit Split);
