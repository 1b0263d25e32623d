using Regressor.Domain.Decisions;
using Regressor.Domain.Tasks;

namespace Regressor.Domain.Datasets;

/// <summary>A named table of examples: one or more input columns and a target.</summary>
public sealed class Dataset
{
    public const int MaxNameLength = 100;
    public const int MaxInputs = 2_000;
    public const int MaxKept = 50;

    private List<InputColumn> _inputs = [];
    private List<KeptColumn> _kept = [];

    private Dataset() { }

    public Guid Id { get; private set; }

    /// <summary>The dataset's name in URLs. It does not change when the dataset is renamed, so that links keep working.</summary>
    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    public IReadOnlyList<InputColumn> Inputs => _inputs;

    public TargetColumn Target { get; private set; } = new("y", null);

    /// <summary>What a model predicts, as follows from the target.</summary>
    public PredictionTask Task => PredictionTasks.FindFor(Target.Type) ?? throw new InvalidOperationException($"No task predicts {Target.Type.Plural}.");

    /// <summary>Columns that are stored with each example and never learned from.</summary>
    public IReadOnlyList<KeptColumn> Kept => _kept;

    /// <summary>What answers cost, for a dataset whose target is a class; null where nobody has stated it.</summary>
    public DecisionCosts? Costs { get; private set; }

    /// <summary>The inputs, then the kept columns. Filters, sort orders and storage identify a column by its position here.</summary>
    public IReadOnlyList<Column> Columns => [.. _inputs, .. _kept];

    /// <summary>Which examples are held out together.</summary>
    public Split Split { get; private set; } = Split.ByRow;

    /// <summary>A suggested split that somebody decided against; null where nobody did.</summary>
    public Split? DeclinedSplit { get; private set; }

    /// <summary>Computes the places of the examples; null where the dataset is split by row.</summary>
    public Splitter? Splitter => Split.By == SplitBy.Row ? null : new Splitter(Split, SplitSeed);

    /// <summary>Derived from the slug, so that recreating the dataset anywhere gives the same split.</summary>
    public long SplitSeed { get; private set; }

    /// <summary>The version that answers predictions.</summary>
    public int? ActiveModelVersion { get; private set; }

    /// <summary>The highest version number ever assigned; the number of a deleted model is not reused.</summary>
    public int LastModelVersion { get; private set; }

    /// <summary>Number of examples, including those excluded from training. The storage maintains it.</summary>
    public int ExampleCount { get; private set; }

    /// <summary>Counter of changes to the examples: two reads at the same revision return the same rows.</summary>
    public long Revision { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Time at which it was moved to the trash; null unless it is there.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>The slug before it was moved to the trash; null unless it is there.</summary>
    public string? FormerSlug { get; private set; }

    /// <exception cref="DomainException">A name is empty or duplicated, a type does not fit its column's role, or no input is given.</exception>
    public static Dataset Create(
        string name, IReadOnlyList<InputColumn> inputs, TargetColumn target, DateTimeOffset now, IReadOnlyList<KeptColumn>? kept = null)
    {
        if (inputs.Count == 0) throw new DomainException(ProblemCodes.Validation, "A dataset must have at least one input column.");
        if (kept?.FirstOrDefault(column => !column.Type.CanBeKept) is { } learnable)
            throw new DomainException(ProblemCodes.Validation, $"'{learnable.Name}' holds {learnable.Type.Plural} and cannot be a kept column.");
        if (PredictionTasks.FindFor(target.Type) is null)
            throw new DomainException(ProblemCodes.Validation, $"'{target.Name}' holds {target.Type.Plural} and cannot be the target.");
        List<string> names = [.. inputs.Select(input => input.Name), target.Name, .. (kept ?? []).Select(column => column.Name)];
        if (names.Any(string.IsNullOrWhiteSpace)) throw new DomainException(ProblemCodes.Validation, "Every column must have a name.");
        if (names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Count)
            throw new DomainException(ProblemCodes.Validation, "Column names must be unique.");

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

    /// <summary>
    /// Creates an empty dataset with the same columns. It keeps the seed of the split: a test row stays one in the copy, so the models of
    /// both can be compared, and none is tested on rows that the other was trained on.
    /// </summary>
    public Dataset Duplicate(string name, DateTimeOffset now)
    {
        var copy = Create(name, _inputs, Target, now, _kept);
        copy.SplitSeed = SplitSeed;
        copy.Costs = Costs;
        copy.Split = Split;
        copy.DeclinedSplit = DeclinedSplit;
        return copy;
    }

    /// <summary>Recreates a dataset from a model's checkpoint, which does not contain kept columns.</summary>
    public static Dataset Restore(DatasetSchema schema) => new()
    {
        Id = schema.Id,
        Slug = schema.Slug,
        Name = schema.Name,
        _inputs = [.. schema.Inputs],
        Target = schema.Target,
        SplitSeed = schema.SplitSeed,
        CreatedAt = schema.CreatedAt,
        Costs = schema.Costs,
        Split = schema.Split is { } split && split.FindProblem(schema.Inputs) is null ? split : Split.ByRow,
    };

    public DatasetSchema Schema => new(Id, Slug, Name, Inputs, Target, SplitSeed, CreatedAt) { Costs = Costs, Split = Split.By == SplitBy.Row ? null : Split };

    public void Rename(string name)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new DomainException(ProblemCodes.Validation, "A dataset must have a name.");
        Name = name.Trim();
    }

    /// <summary>Changes what later trainings test their models on.</summary>
    /// <exception cref="DomainException">The dataset cannot be split in this way.</exception>
    public void SetSplit(Split split)
    {
        if (split.FindProblem(Columns) is { } problem) throw new DomainException(ProblemCodes.Validation, problem);
        Split = split;
    }

    /// <summary>Records that somebody decided against a suggested split, so that trainings suggest it no more.</summary>
    /// <exception cref="DomainException">The dataset cannot be split in this way.</exception>
    public void DeclineSplit(Split split)
    {
        if (split.FindProblem(Columns) is { } problem) throw new DomainException(ProblemCodes.Validation, problem);
        DeclinedSplit = split;
    }

    /// <param name="costs">What answers cost; null removes the costs. Its classes need not occur: examples may still be added.</param>
    /// <exception cref="DomainException">The target is not a class, or the costs are invalid.</exception>
    public void SetCosts(DecisionCosts? costs)
    {
        if (costs is not null && !Task.HasDecisions)
            throw new DomainException(ProblemCodes.Validation, $"'{Target.Name}' holds {Target.Type.Plural}. Only the answers about a class can have costs.");
        if (costs?.FindProblem() is { } problem) throw new DomainException(ProblemCodes.Validation, problem);
        Costs = costs;
    }

    /// <summary>Takes over the costs of a checkpoint, unless this dataset has costs, or a version that was decided without.</summary>
    public void AdoptCosts(DatasetSchema given)
    {
        if (Costs is null && LastModelVersion == 0 && Task.HasDecisions) SetCosts(given.Costs);
    }

    /// <summary>
    /// Moves it to the trash, which frees its slug. The slug that it has there is no address: no name has it, and a server of a previous
    /// version does not answer for it under the old one either.
    /// </summary>
    public void MoveToTrash(DateTimeOffset now)
    {
        if (DeletedAt is not null) throw new DomainException(ProblemCodes.InvalidState, "The dataset is already in the trash.");
        (FormerSlug, DeletedAt) = (Slug, now);
        Slug = $"~{Id:N}";
    }

    /// <param name="slug">A free slug: another dataset may have the former one.</param>
    public void ReturnFromTrash(string slug)
    {
        if (DeletedAt is null) throw new DomainException(ProblemCodes.InvalidState, "The dataset is not in the trash.");
        (Slug, FormerSlug, DeletedAt) = (slug, null, null);
    }

    /// <param name="x">One value per input column.</param>
    /// <param name="y">Value of the target.</param>
    /// <param name="now">Creation time.</param>
    /// <param name="kept">One value per kept column; null where all are missing.</param>
    /// <exception cref="DomainException">A value does not fit its column, or y is missing.</exception>
    public Example AddExample(IReadOnlyList<ColumnValue> x, ColumnValue y, DateTimeOffset now, IReadOnlyList<ColumnValue>? kept = null) =>
        Example.Create(this, x, y, now, kept);

    /// <summary>Records that examples were added (positive count), removed (negative count) or changed (zero).</summary>
    public void ExamplesChanged(int added)
    {
        ExampleCount += added;
        Revision++;
    }

    public int NextModelVersion() => ++LastModelVersion;

    /// <summary>Sets the version that answers predictions; null where no version can.</summary>
    public void Activate(int? version)
    {
        ActiveModelVersion = version;
        if (version > LastModelVersion) LastModelVersion = version.Value;
    }

    /// <summary>Returns why the target rejects a value, as the predicate of a sentence; null where it accepts the value.</summary>
    public string? FaultOfTarget(ColumnValue y)
    {
        // Unlike an input, the target is never null.
        if (Target.Type.Storage == StorageKind.Text) return string.IsNullOrWhiteSpace(y.Text) ? $"must be a text ({Target.Type.Noun})" : Target.Type.FaultOf(y);
        return y.Number is null ? "must be a finite number" : Target.Type.FaultOf(y);
    }

    internal void CheckTarget(ColumnValue y)
    {
        if (FaultOfTarget(y) is { } fault) throw new DomainException(ProblemCodes.Validation, $"'y' {fault}.");
    }

    internal void CheckInputs(IReadOnlyList<ColumnValue> x) => Check("x", "input", x, Inputs);

    internal void CheckKept(IReadOnlyList<ColumnValue> kept) => Check("kept", "kept", kept, Kept);

    private static void Check(string field, string role, IReadOnlyList<ColumnValue> values, IReadOnlyList<Column> columns)
    {
        if (values.Count != columns.Count)
            throw new DomainException(ProblemCodes.Validation, $"'{field}' must have {columns.Count} values, one per {role} column.");
        for (var column = 0; column < columns.Count; column++)
        {
            if (columns[column].Type.FaultOf(values[column]) is { } fault) throw new DomainException(ProblemCodes.Validation, $"'{columns[column].Name}' {fault}.");
        }
    }
}
