namespace Regressor.Domain.Datasets;

/// <summary>A named table of examples: one or more input columns and a numeric target.</summary>
public sealed class Dataset
{
    public const int MaxNameLength = 100;
    public const int MaxInputs = 200;

    private List<InputColumn> _inputs = [];

    private Dataset() { }

    public Guid Id { get; private set; }

    /// <summary>The dataset's address. It stays when the dataset is renamed, so that links keep working.</summary>
    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    public IReadOnlyList<InputColumn> Inputs => _inputs;

    public TargetColumn Target { get; private set; } = new("y", null);

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

    /// <exception cref="DomainException">A name is empty or doubled, or there is no input column.</exception>
    public static Dataset Create(string name, IReadOnlyList<InputColumn> inputs, TargetColumn target, DateTimeOffset now)
    {
        if (inputs.Count == 0) throw new DomainException("validation", "A dataset needs at least one input column.");
        var names = inputs.Select(input => input.Name).Append(target.Name).ToList();
        if (names.Any(string.IsNullOrWhiteSpace)) throw new DomainException("validation", "Every column needs a name.");
        if (names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Count)
            throw new DomainException("validation", "Column names must differ.");

        var dataset = new Dataset
        {
            Id = Guid.CreateVersion7(now),
            Slug = Datasets.Slug.From(name),
            _inputs = [.. inputs],
            Target = target,
            CreatedAt = now,
        };
        dataset.SplitSeed = DataSplit.SeedOf(dataset.Slug);
        dataset.Rename(name);
        return dataset;
    }

    /// <summary>Brings back a dataset of which only a model's checkpoint is left.</summary>
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

    /// <exception cref="DomainException">x does not fit the columns, or y is not finite.</exception>
    public Example AddExample(IReadOnlyList<InputValue> x, double y, DateTimeOffset now) => Example.Create(this, x, y, now);

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

    internal void CheckInputs(IReadOnlyList<InputValue> x)
    {
        if (x.Count != Inputs.Count)
            throw new DomainException("validation", $"x must have {Inputs.Count} values, one per input column.");
        for (var column = 0; column < x.Count; column++)
        {
            var wrongKind = Inputs[column].Kind == ColumnKind.Numeric ? x[column].Category is not null : x[column].Number is not null;
            if (wrongKind) throw new DomainException("validation", $"'{Inputs[column].Name}' has a value of the wrong kind.");
            if (x[column].Number is { } number && !double.IsFinite(number))
                throw new DomainException("validation", $"'{Inputs[column].Name}' must be a finite number.");
        }
    }
}
