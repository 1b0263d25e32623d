using System.Collections.Concurrent;
using System.Diagnostics;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Application;

/// <summary>
/// Caches the column summaries of each dataset. The summary of a small dataset always describes its latest revision. That of a large one is
/// recomputed in the background, at most a tenth of the time; until then, the previous summary is returned.
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

            // A refresh that was already running may have read an earlier revision: try again.
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
        // Summarize one large dataset at a time, to bound the memory.
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
