namespace Regressor.Domain.Datasets;

/// <summary>
/// A pair ⟨x, y⟩ of one dataset. x has one value per input column, in the dataset's column order. Values of kept columns are not part of its
/// content.
/// </summary>
public sealed class Example
{
    public const int MaxExclusionLength = 200;

    private ColumnValue[] _x = [];
    private ColumnValue[] _kept = [];

    private Example() { }

    /// <summary>Assigned by the database when the example is stored; ascending within the dataset.</summary>
    public long Id { get; private set; }

    public Guid DatasetId { get; private set; }

    /// <summary>One value per input column.</summary>
    public IReadOnlyList<ColumnValue> X => _x;

    /// <summary>Value of the target, never missing.</summary>
    public ColumnValue Y { get; private set; }

    /// <summary>One value per kept column.</summary>
    public IReadOnlyList<ColumnValue> Kept => _kept;

    /// <summary>
    /// Position of the content in [0, 1), from which the place in the split is derived; see <see cref="TestSplit"/>. Two examples of a dataset
    /// with the same position are identical, regardless of their kept values.
    /// </summary>
    public double SplitPosition { get; private set; }

    /// <summary>Reason for the exclusion from training; null where the example is included.</summary>
    public string? Exclusion { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    internal static Example Create(Dataset dataset, IReadOnlyList<ColumnValue> x, ColumnValue y, DateTimeOffset now, IReadOnlyList<ColumnValue>? kept)
    {
        var example = new Example { DatasetId = dataset.Id, CreatedAt = now };
        example.Correct(dataset, x, y);
        if (kept is not null) example.Keep(dataset, kept);
        else if (dataset.Kept.Count > 0) example._kept = new ColumnValue[dataset.Kept.Count];
        return example;
    }

    /// <summary>Recreates an example from its stored values.</summary>
    public static Example Restore(
        long id, Guid datasetId, ColumnValue[] x, ColumnValue y, double splitPosition, string? exclusion, DateTimeOffset createdAt, ColumnValue[]? kept = null) => new()
        {
            Id = id,
            DatasetId = datasetId,
            _x = x,
            Y = y,
            SplitPosition = splitPosition,
            Exclusion = exclusion,
            CreatedAt = createdAt,
            _kept = kept ?? [],
        };

    /// <summary>Returns the value of a column, given its position in <see cref="Dataset.Columns"/>.</summary>
    public ColumnValue ValueOf(int column) => column < _x.Length ? _x[column] : _kept[column - _x.Length];

    /// <summary>Replaces x and y. The example may move between the training part and the test part: the split depends on the content.</summary>
    /// <exception cref="DomainException">A value does not fit its column, or y is missing.</exception>
    public void Correct(Dataset dataset, IReadOnlyList<ColumnValue> x, ColumnValue y)
    {
        dataset.CheckInputs(x);
        dataset.CheckTarget(y);

        _x = [.. x];
        Y = y;
        SplitPosition = DataSplit.PositionOf(x, y, dataset.SplitSeed);
    }

    /// <summary>Replaces the values of the kept columns. The place in the split does not change.</summary>
    /// <exception cref="DomainException">A value does not fit its column.</exception>
    public void Keep(Dataset dataset, IReadOnlyList<ColumnValue> kept)
    {
        dataset.CheckKept(kept);
        _kept = [.. kept];
    }

    /// <summary>Excludes the example from training.</summary>
    /// <exception cref="DomainException">The reason is empty or too long.</exception>
    public void Exclude(string reason) => Exclusion = CheckedExclusion(reason);

    /// <summary>Validates a reason and returns it as it is stored.</summary>
    public static string CheckedExclusion(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > MaxExclusionLength)
            throw new DomainException(ProblemCodes.Validation, $"The reason for an exclusion must have 1 to {MaxExclusionLength} characters.");
        return reason.Trim();
    }

    /// <summary>Includes the example in training again.</summary>
    public void Include() => Exclusion = null;

    /// <summary>Sets the id that the database assigned.</summary>
    public void Stored(long id) => Id = id;
}
