using Regressor.Domain.Datasets;
using Regressor.Domain.Training;

namespace Regressor.Application.Abstractions.Storage;

/// <summary>Reads the examples of datasets. What one call reads never shows half of a change.</summary>
public interface IExampleQueries
{
    /// <exception cref="NotFoundException">There is none.</exception>
    Task<Example> GetAsync(Dataset dataset, long id, CancellationToken cancellationToken);

    Task<Page<Example>> ListAsync(Dataset dataset, ExampleFilter filter, ExampleOrder order, Paging paging, CancellationToken cancellationToken);

    /// <summary>All that pass the filter, oldest first, as they come from the database.</summary>
    IAsyncEnumerable<Example> StreamAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken);

    Task<bool> AnyAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken);

    /// <summary>What the columns of all examples hold.</summary>
    Task<DatasetSummary> SummarizeAsync(Dataset dataset, CancellationToken cancellationToken);

    /// <summary>The examples that pass the filter as columns, streamed from the database.</summary>
    Task<StoredTable> ReadTableAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken);

    /// <summary>One input and the target of those that pass the filter and have the input.</summary>
    /// <param name="dataset">Whose examples.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="input">Its index.</param>
    /// <param name="most">Where there are more, those that a <see cref="Sampling"/> takes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<ExamplePoints> ReadPointsAsync(Dataset dataset, ExampleFilter filter, int input, int most, CancellationToken cancellationToken);

    /// <summary>The split positions of all examples, which tell their contents apart, ascending.</summary>
    Task<double[]> ReadPositionsAsync(Dataset dataset, CancellationToken cancellationToken);
}

/// <param name="Table">The rows.</param>
/// <param name="Revision">The dataset's at which they were read.</param>
public sealed record StoredTable(TrainingTable Table, long Revision);

/// <param name="Columns">The inputs in order, then the target.</param>
/// <param name="Revision">The dataset's that they tell of.</param>
public sealed record DatasetSummary(IReadOnlyList<ColumnSummary> Columns, long Revision);

/// <param name="X">[point].</param>
/// <param name="Y">[point].</param>
/// <param name="Total">How many pass the filter and have the input.</param>
/// <param name="Missing">How many more pass the filter.</param>
public sealed record ExamplePoints(IReadOnlyList<InputValue> X, IReadOnlyList<double> Y, int Total, int Missing);

/// <summary>How a list of examples is sorted.</summary>
/// <param name="By">Position in <see cref="Dataset.Columns"/>, or one of the two below.</param>
/// <param name="Descending">Largest or newest first. A missing value is smaller than any other.</param>
public sealed record ExampleOrder(int By, bool Descending)
{
    public const int ByTarget = -1;
    public const int ByCreation = -2;

    public static ExampleOrder NewestFirst { get; } = new(ByCreation, Descending: true);

    public static ExampleOrder OldestFirst { get; } = new(ByCreation, Descending: false);
}
