namespace Regressor.Domain.Datasets;

/// <summary>A pair ⟨x, y⟩ of one dataset. x has one value per input column, in the dataset's column order.</summary>
public sealed class Example
{
    private List<double?> _numbers = [];
    private List<string?> _categories = [];

    private Example() { }

    /// <summary>Given by the database when it is stored, ascending.</summary>
    public long Id { get; private set; }

    public Guid DatasetId { get; private set; }

    /// <summary>The values of the numeric columns, in column order; null is missing.</summary>
    public IReadOnlyList<double?> Numbers => _numbers;

    /// <summary>The values of the categorical columns, in column order; null is missing.</summary>
    public IReadOnlyList<string?> Categories => _categories;

    public double Y { get; private set; }

    /// <summary>Where the example falls in [0, 1): in the test part of every split whose test fraction is greater.</summary>
    public double SplitPosition { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    internal static Example Create(Dataset dataset, IReadOnlyList<InputValue> x, double y, DateTimeOffset now)
    {
        var example = new Example { DatasetId = dataset.Id, CreatedAt = now };
        example.Correct(dataset, x, y);
        return example;
    }

    /// <summary>Replaces x and y. The example may move between the train and test part: the split follows the content.</summary>
    public void Correct(Dataset dataset, IReadOnlyList<InputValue> x, double y)
    {
        dataset.CheckInputs(x);
        if (!double.IsFinite(y)) throw new DomainException("validation", "y must be a finite number.");

        _numbers = [.. Values(dataset, x, ColumnKind.Numeric).Select(value => value.Number)];
        _categories = [.. Values(dataset, x, ColumnKind.Categorical).Select(value => value.Category)];
        Y = y;
        SplitPosition = DataSplit.PositionOf(x, y, dataset.SplitSeed);
    }

    private static IEnumerable<InputValue> Values(Dataset dataset, IReadOnlyList<InputValue> x, ColumnKind kind) =>
        x.Where((_, column) => dataset.Inputs[column].Kind == kind);
}
