using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>The examples that the unit of work is to add.</summary>
internal sealed class PendingExamples
{
    public List<Example> Single { get; } = [];

    public List<(Dataset Dataset, IEnumerable<Example> Examples)> Many { get; } = [];

    public bool Any => Single.Count > 0 || Many.Count > 0;

    public void Clear()
    {
        Single.Clear();
        Many.Clear();
    }
}
