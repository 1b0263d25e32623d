using System.Collections.Concurrent;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Application;

/// <summary>Suggests splits of stored datasets, one at a time, and remembers the suggestion of each dataset's latest revision.</summary>
internal sealed class SplitSuggestions(IScopedWork work, ISplitDetector detector) : IDisposable
{
    private const int MostRemembered = 1000;

    private readonly ConcurrentDictionary<Guid, (long Revision, SplitSuggestion? Suggestion)> _known = [];
    private readonly SemaphoreSlim _one = new(1);

    public async Task<SplitSuggestion?> OfAsync(Dataset dataset, CancellationToken cancellationToken)
    {
        if (Known(dataset) is { } known) return known.Suggestion;
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (Known(dataset) is { } found) return found.Suggestion;
            var examples = await work.RunAsync((IExampleQueries queries) => ReadAsync(queries, dataset, cancellationToken));
            var suggestion = await Task.Run(() => examples.Suggest(detector, cancellationToken), cancellationToken);
            if (_known.Count >= MostRemembered) _known.Clear();
            _known[dataset.Id] = (dataset.Revision, suggestion);
            return suggestion;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private (long Revision, SplitSuggestion? Suggestion)? Known(Dataset dataset) =>
        _known.TryGetValue(dataset.Id, out var known) && known.Revision == dataset.Revision ? known : null;

    private static async Task<ObservedExamples> ReadAsync(IExampleQueries queries, Dataset dataset, CancellationToken cancellationToken)
    {
        var examples = new ObservedExamples(dataset);
        await foreach (var example in queries.StreamAsync(dataset, ExampleFilter.Included, cancellationToken))
        {
            examples.Add(example);
            if (examples.IsFull) break;
        }

        return examples;
    }
}
