namespace Regressor.Domain.Datasets;

/// <summary>A pair ⟨x, y⟩ of one dataset. x has one value per input column, in the dataset's column order. What is kept beside it is not part of its content.</summary>
public sealed class Example
{
    public const int MaxExclusionLength = 200;

    private ColumnValue[] _x = [];
    private ColumnValue[] _kept = [];

    private Example() { }

    /// <summary>Given by the database when it is stored, ascending within the dataset.</summary>
    public long Id { get; private set; }

    public Guid DatasetId { get; private set; }

    /// <summary>One value per input column.</summary>
    public IReadOnlyList<ColumnValue> X => _x;

    public double Y { get; private set; }

    /// <summary>One value per kept column.</summary>
    public IReadOnlyList<ColumnValue> Kept => _kept;

    /// <summary>
    /// Its content's position in [0, 1), from which its place follows; see <see cref="TestSplit"/>. Two examples of a dataset with the same
    /// position are identical, whatever is kept with them.
    /// </summary>
    public double SplitPosition { get; private set; }

    /// <summary>Why it is left out of trainings; null when it takes part.</summary>
    public string? Exclusion { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    internal static Example Create(Dataset dataset, IReadOnlyList<ColumnValue> x, double y, DateTimeOffset now, IReadOnlyList<ColumnValue>? kept)
    {
        var example = new Example { DatasetId = dataset.Id, CreatedAt = now };
        example.Correct(dataset, x, y);
        if (kept is not null) example.Keep(dataset, kept);
        else if (dataset.Kept.Count > 0) example._kept = new ColumnValue[dataset.Kept.Count];
        return example;
    }

    /// <summary>Brings back an example as it was stored.</summary>
    public static Example Restore(
        long id, Guid datasetId, ColumnValue[] x, double y, double splitPosition, string? exclusion, DateTimeOffset createdAt, ColumnValue[]? kept = null) => new()
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

    /// <summary>The value of one of <see cref="Dataset.Columns"/>, by its position.</summary>
    public ColumnValue ValueOf(int column) => column < _x.Length ? _x[column] : _kept[column - _x.Length];

    /// <summary>Replaces x and y. The example may move between the train and test part: the split follows the content.</summary>
    /// <exception cref="DomainException">x does not fit the columns, or y is not finite.</exception>
    public void Correct(Dataset dataset, IReadOnlyList<ColumnValue> x, double y)
    {
        dataset.CheckInputs(x);
        if (!double.IsFinite(y)) throw new DomainException("validation", "y must be a finite number.");

        _x = [.. x];
        Y = y;
        SplitPosition = DataSplit.PositionOf(x, y, dataset.SplitSeed);
    }

    /// <summary>Replaces what is kept with it. Its place in the split stays.</summary>
    /// <exception cref="DomainException">A value does not fit its column.</exception>
    public void Keep(Dataset dataset, IReadOnlyList<ColumnValue> kept)
    {
        dataset.CheckKept(kept);
        _kept = [.. kept];
    }

    /// <summary>Leaves it out of trainings.</summary>
    /// <exception cref="DomainException">There is no reason, or it is too long.</exception>
    public void Exclude(string reason) => Exclusion = CheckedExclusion(reason);

    /// <summary>The reason as it is kept.</summary>
    public static string CheckedExclusion(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > MaxExclusionLength)
            throw new DomainException("validation", $"Excluding an example takes a reason of at most {MaxExclusionLength} characters.");
        return reason.Trim();
    }

    /// <summary>Has it take part in trainings again.</summary>
    public void Include() => Exclusion = null;

    /// <summary>The database has given it its number.</summary>
    public void Stored(long id) => Id = id;
}
