namespace Regressor.Domain.Datasets;

/// <summary>A named table of examples: one or more input columns and a numeric target.</summary>
public sealed class Dataset
{
    public const int MaxNameLength = 100;
    public const int MaxInputs = 200;
    public const int MaxKept = 50;

    private List<InputColumn> _inputs = [];
    private List<KeptColumn> _kept = [];

    private Dataset() { }

    public Guid Id { get; private set; }

    /// <summary>The dataset's address. It stays when the dataset is renamed, so that links keep working.</summary>
    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    public IReadOnlyList<InputColumn> Inputs => _inputs;

    public TargetColumn Target { get; private set; } = new("y", null);

    /// <summary>Columns that are stored with each example and never learned from.</summary>
    public IReadOnlyList<KeptColumn> Kept => _kept;

    /// <summary>The inputs, then the kept columns: the position in this list refers to a column in filters, in sort orders and in storage.</summary>
    public IReadOnlyList<Column> Columns => [.. _inputs, .. _kept];

    /// <summary>Follows from the address: the same dataset made again, here or elsewhere, is split the same way.</summary>
    public long SplitSeed { get; private set; }

    /// <summary>The version that answers predictions.</summary>
    public int? ActiveModelVersion { get; private set; }

    /// <summary>The highest version ever given; a deleted model's number is not used again.</summary>
    public int LastModelVersion { get; private set; }

    /// <summary>How many examples it has, those excluded from training too. The storage counts.</summary>
    public int ExampleCount { get; private set; }

    /// <summary>Counts the changes to its examples: two readings at the same revision saw the same rows.</summary>
    public long Revision { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <exception cref="DomainException">A name is empty or doubled, a type does not suit its column's role, or there is no input column.</exception>
    public static Dataset Create(
        string name, IReadOnlyList<InputColumn> inputs, TargetColumn target, DateTimeOffset now, IReadOnlyList<KeptColumn>? kept = null)
    {
        if (inputs.Count == 0) throw new DomainException("validation", "A dataset needs at least one input column.");
        if (inputs.FirstOrDefault(input => !input.Type.CanBeInput) is { } odd)
            throw new DomainException("validation", $"'{odd.Name}' cannot be an input: it holds {odd.Type.Plural}.");
        if (kept?.FirstOrDefault(column => !column.Type.CanBeKept) is { } learnable)
            throw new DomainException("validation", $"'{learnable.Name}' cannot be kept: it holds {learnable.Type.Plural}.");
        List<string> names = [.. inputs.Select(input => input.Name), target.Name, .. (kept ?? []).Select(column => column.Name)];
        if (names.Any(string.IsNullOrWhiteSpace)) throw new DomainException("validation", "Every column needs a name.");
        if (names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Count)
            throw new DomainException("validation", "Column names must differ.");

        var dataset = new Dataset
        {
            Id = Guid.CreateVersion7(now),
            Slug = Datasets.Slug.From(name),
            _inputs = [.. inputs],
            Target = target,
            _kept = [.. kept ?? []],
            CreatedAt = now,
        };
        dataset.SplitSeed = DataSplit.SeedOf(dataset.Slug);
        dataset.Rename(name);
        return dataset;
    }

    /// <summary>Brings back a dataset of which only a model's checkpoint is left, which does not know kept columns.</summary>
    public static Dataset Restore(DatasetSchema schema) => new()
    {
        Id = schema.Id,
        Slug = schema.Slug,
        Name = schema.Name,
        _inputs = [.. schema.Inputs],
        Target = schema.Target,
        SplitSeed = schema.SplitSeed,
        CreatedAt = schema.CreatedAt,
    };

    public DatasetSchema Schema => new(Id, Slug, Name, Inputs, Target, SplitSeed, CreatedAt);

    public void Rename(string name)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new DomainException("validation", "A dataset needs a name.");
        Name = name.Trim();
    }

    /// <param name="x">One value per input column.</param>
    /// <param name="y">The target.</param>
    /// <param name="now">The time at which it is added.</param>
    /// <param name="kept">One value per kept column; null where all are missing.</param>
    /// <exception cref="DomainException">A value does not fit its column, or y is not finite.</exception>
    public Example AddExample(IReadOnlyList<ColumnValue> x, double y, DateTimeOffset now, IReadOnlyList<ColumnValue>? kept = null) =>
        Example.Create(this, x, y, now, kept);

    /// <summary>Examples were added (a positive number), removed (a negative one) or changed.</summary>
    public void ExamplesChanged(int added)
    {
        ExampleCount += added;
        Revision++;
    }

    public int NextModelVersion() => ++LastModelVersion;

    /// <summary>Makes a version the one that answers predictions; null when none can.</summary>
    public void Activate(int? version)
    {
        ActiveModelVersion = version;
        if (version > LastModelVersion) LastModelVersion = version.Value;
    }

    internal void CheckInputs(IReadOnlyList<ColumnValue> x) => Check("x", "input", x, Inputs);

    internal void CheckKept(IReadOnlyList<ColumnValue> kept) => Check("kept", "kept", kept, Kept);

    private static void Check(string field, string role, IReadOnlyList<ColumnValue> values, IReadOnlyList<Column> columns)
    {
        if (values.Count != columns.Count)
            throw new DomainException("validation", $"{field} must have {columns.Count} values, one per {role} column.");
        for (var column = 0; column < columns.Count; column++)
        {
            if (columns[column].Type.FaultOf(values[column]) is { } fault) throw new DomainException("validation", $"'{columns[column].Name}' {fault}.");
        }
    }
}
