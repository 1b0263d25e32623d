using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace Regressor.Application;

/// <summary>A counter by dataset. Deleted datasets are no longer reported.</summary>
public sealed class DatasetCounter
{
    private const string Dataset = "dataset";

    private readonly ConcurrentDictionary<string, StrongBox<long>> _counts = new(StringComparer.Ordinal);

    internal DatasetCounter(Meter meter, string name, string unit, string description) => meter.CreateObservableCounter(name, Read, unit, description);

    public void Add(string dataset, long count) => Interlocked.Add(ref _counts.GetOrAdd(dataset, static _ => new StrongBox<long>()).Value, count);

    public void Forget(string dataset) => _counts.TryRemove(dataset, out _);

    private IEnumerable<Measurement<long>> Read() =>
        _counts.Select(count => new Measurement<long>(Interlocked.Read(ref count.Value.Value), new KeyValuePair<string, object?>(Dataset, count.Key)));
}
