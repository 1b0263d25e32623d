using Regressor.Application.Abstractions.Learning;

namespace Regressor.Application.Datasets;

/// <summary>What a server keeps of a dataset besides its database rows, models and keys.</summary>
internal sealed class DatasetRemnants(ColumnSummaries summaries, ITrainingLogFactory logs, FileRemoval removal)
{
    /// <summary>Discards the column summaries, metrics and training logs of a deleted dataset.</summary>
    public void Discard(string datasetSlug)
    {
        summaries.Forget(datasetSlug);
        Instrumentation.Forget(datasetSlug);
        removal.Try(() => logs.DeleteAll(datasetSlug));
    }
}
