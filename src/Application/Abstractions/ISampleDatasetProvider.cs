using Regressor.Domain.Datasets;

namespace Regressor.Application.Abstractions;

/// <summary>The dataset that a first start shows.</summary>
public interface ISampleDatasetProvider
{
    Dataset CreateDataset(DateTimeOffset now);

    /// <summary>x in the order of the dataset's columns, and y.</summary>
    IEnumerable<(IReadOnlyList<InputValue> X, double Y)> Rows();
}
