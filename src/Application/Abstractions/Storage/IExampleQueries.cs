using Regressor.Domain.Datasets;
using Regressor.Domain.Training.Data;

namespace Regressor.Application.Abstractions.Storage;

/// <summary>Reads the examples of datasets. Each call reads a consistent state, never part of a change.</summary>
public interface IExampleQueries
{
    /// <exception cref="NotFoundException">The example does not exist.</exception>
    Task<Example> GetAsync(Dataset dataset, long id, CancellationToken cancellationToken);

    Task<Page<Example>> ListAsync(Dataset dataset, ExampleFilter filter, ExampleOrder order, Paging paging, CancellationToken cancellationToken);

    /// <summary>Streams the examples that pass the filter from the database, oldest first.</summary>
    IAsyncEnumerable<Example> StreamAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken);

    Task<bool> AnyAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken);

    /// <summary>Summarizes the columns of all examples.</summary>
    Task<DatasetSummary> SummarizeAsync(Dataset dataset, CancellationToken cancellationToken);

    /// <summary>Reads the examples that pass the filter as columns, streamed from the database.</summary>
    Task<StoredTable> ReadTableAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken);

    /// <summary>Reads one input and the target of the examples that pass the filter and have the input.</summary>
    /// <param name="dataset">The dataset of the examples.</param>
    /// <param name="filter">Selects the examples.</param>
    /// <param name="input">Index of the input.</param>
    /// <param name="most">Maximum number of points; beyond it, <see cref="Sampling"/> selects them.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<ExamplePoints> ReadPointsAsync(Dataset dataset, ExampleFilter filter, int input, int most, CancellationToken cancellationToken);

    /// <summary>Counts the characters of all texts in some columns, or somewhat more.</summary>
    /// <param name="dataset">The dataset of the examples.</param>
    /// <param name="columns">Positions of the columns in <see cref="Dataset.Columns"/>.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<long> CountCharactersAsync(Dataset dataset, IReadOnlyList<int> columns, CancellationToken cancellationToken);

    /// <summary>Reads the split positions of all examples, ascending; they distinguish the examples' contents.</summary>
    Task<double[]> ReadPositionsAsync(Dataset dataset, CancellationToken cancellationToken);

    /// <summary>Reads the places of the examples used in trainings, ascending, as a splitter computes them from the dataset's columns.</summary>
    Task<double[]> ReadPlacesAsync(Dataset dataset, Splitter splitter, CancellationToken cancellationToken);
}

/// <param name="Table">The rows.</param>
/// <param name="Revision">Revision of the dataset at which they were read.</param>
public sealed record StoredTable(TrainingData Table, long Revision);

/// <param name="Columns">The inputs in order, then the target.</param>
/// <param name="Revision">Revision of the dataset that they describe.</param>
public sealed record DatasetSummary(IReadOnlyList<ColumnSummary> Columns, long Revision);

/// <param name="Ids">Ids of the examples, [point].</param>
/// <param name="X">Values, [point].</param>
/// <param name="Y">Values, [point].</param>
/// <param name="Total">Number of examples that pass the filter and have the input.</param>
/// <param name="Missing">Number of examples that pass the filter and lack the input.</param>
public sealed record ExamplePoints(IReadOnlyList<long> Ids, IReadOnlyList<ColumnValue> X, IReadOnlyList<ColumnValue> Y, int Total, int Missing);

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
