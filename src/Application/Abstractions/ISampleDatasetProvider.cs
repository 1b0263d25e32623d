using Regressor.Domain.Datasets;

namespace Regressor.Application.Abstractions;

/// <summary>Provides the dataset shown at the first start.</summary>
public interface ISampleDatasetProvider
{
    Dataset CreateDataset(DateTimeOffset now);

    /// <summary>Returns the rows: x in the order of the dataset's columns, and y.</summary>
    IEnumerable<(IReadOnlyList<ColumnValue> X, double Y)> Rows();
}
