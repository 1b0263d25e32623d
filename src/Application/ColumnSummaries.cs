using System.Collections.Concurrent;
using System.Diagnostics;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Application;

/// <summary>
/// Keeps what the columns of each dataset hold. A small dataset's summary is always that of its latest revision. A large one's is made
/// anew in the background, at most a tenth of the time, and until then the one before answers.
/// </summary>
internal sealed class ColumnSummaries(IScopedWork work) : IDisposable
{
    private const int AlwaysLatest = 50_000;
    private const int RestPerWork = 9;

    private readonly ConcurrentDictionary<Guid, Entry> _entries = [];
    private readonly SemaphoreSlim _large = new(1);

    public async Task<DatasetSummary> OfAsync(Dataset dataset, CancellationToken cancellationToken)
    {
        var entry = _entries.GetOrAdd(dataset.Id, _ => new Entry(dataset.Slug));
        while (true)
        {
            Task<DatasetSummary> running;
            lock (entry)
            {
                if (entry.Latest is { } latest)
                {
                    if (latest.Revision >= dataset.Revision) return latest;
                    if (dataset.ExampleCount > AlwaysLatest)
                    {
                        if (Stopwatch.GetTimestamp() >= entry.RestUntil) entry.Running ??= RefreshAsync(entry, dataset);
                        return latest;
                    }
                }

                running = entry.Running ??= RefreshAsync(entry, dataset);
            }

            // One that was under way already may have seen an earlier revision: then once more.
            if ((await running.WaitAsync(cancellationToken)).Revision >= dataset.Revision) return await running;
        }
    }

    public void Forget(string datasetSlug)
    {
        foreach (var (id, entry) in _entries)
            if (entry.Slug == datasetSlug) _entries.TryRemove(id, out _);
    }

    public void Dispose() => _large.Dispose();

    private Task<DatasetSummary> RefreshAsync(Entry entry, Dataset dataset) => Task.Run(async () =>
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var summary = await SummarizeAsync(dataset);
            lock (entry) entry.Latest = summary;
            return summary;
        }
        finally
        {
            lock (entry)
            {
                var now = Stopwatch.GetTimestamp();
                entry.RestUntil = now + (RestPerWork * (now - started));
                entry.Running = null;
            }
        }
    });

    private async Task<DatasetSummary> SummarizeAsync(Dataset dataset)
    {
        // However many are looked at, the memory for one large one is taken at a time.
        var isLarge = dataset.ExampleCount > AlwaysLatest;
        if (isLarge) await _large.WaitAsync();
        try
        {
            return await work.RunAsync((IExampleQueries examples) => examples.SummarizeAsync(dataset, CancellationToken.None));
        }
        finally
        {
            if (isLarge) _large.Release();
        }
    }

    private sealed class Entry(string slug)
    {
        public string Slug { get; } = slug;

        public DatasetSummary? Latest { get; set; }

        public Task<DatasetSummary>? Running { get; set; }

        public long RestUntil { get; set; }
    }
}
