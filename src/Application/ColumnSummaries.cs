using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;

namespace Regressor.Application;

/// <summary>
/// Keeps what the columns of each dataset hold. A small dataset's summary is always that of its latest revision. A large one's is made
/// anew in the background, at most a tenth of the time, and until then the one before answers.
/// </summary>
internal sealed class ColumnSummaries(IServiceScopeFactory scopes)
{
    private const int AlwaysLatest = 50_000;
    private const int RestPerWork = 9;

    private readonly ConcurrentDictionary<Guid, Entry> _entries = [];

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

    private Task<DatasetSummary> RefreshAsync(Entry entry, Dataset dataset) => Task.Run(async () =>
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var stored = await scope.ServiceProvider.GetRequiredService<IExampleRepository>().ReadTableAsync(dataset, ExampleFilter.All, CancellationToken.None);
            var summary = new DatasetSummary(ColumnSummary.Of(stored.Table, dataset.Target), stored.Revision);
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

    private sealed class Entry(string slug)
    {
        public string Slug { get; } = slug;

        public DatasetSummary? Latest { get; set; }

        public Task<DatasetSummary>? Running { get; set; }

        public long RestUntil { get; set; }
    }
}

/// <param name="Columns">The inputs in order, then the target.</param>
/// <param name="Revision">The dataset's that they tell of.</param>
internal sealed record DatasetSummary(IReadOnlyList<ColumnSummary> Columns, long Revision);
