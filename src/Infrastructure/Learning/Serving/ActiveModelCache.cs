using System.Collections.Concurrent;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;
using Regressor.Domain.Decisions;
using Regressor.Domain.Predictions;

namespace Regressor.Infrastructure.Learning.Serving;

/// <summary>Keeps the active models in memory. Reading takes no lock; a model is replaced as a whole.</summary>
internal sealed class ActiveModelCache(ModelOptions options) : IActiveModelCache
{
    private readonly ConcurrentDictionary<string, Entry> _models = new(StringComparer.Ordinal);
    private readonly Lock _making = new();

    public IReadOnlyCollection<string> Datasets => [.. _models.Keys];

    public IPredictor? Find(string datasetSlug)
    {
        if (!_models.TryGetValue(datasetSlug, out var entry)) return null;
        entry.AskedAt = Environment.TickCount64;
        return entry.Model;
    }

    public IPredictor Activate(Checkpoint checkpoint, DecisionCosts? costs)
    {
        var made = new Entry(new EnsemblePredictor(checkpoint).DecidingBy(costs)) { AskedAt = Environment.TickCount64 };
        lock (_making)
        {
            _models[checkpoint.Dataset.Slug] = made;
            MakeRoom(made);
        }

        return made.Model;
    }

    public void Decide(string datasetSlug, DecisionCosts? costs)
    {
        lock (_making)
        {
            if (_models.TryGetValue(datasetSlug, out var entry))
                _models.TryUpdate(datasetSlug, new Entry(entry.Model.DecidingBy(costs)) { AskedAt = entry.AskedAt }, entry);
        }
    }

    public IPredictor Open(Checkpoint checkpoint) => new EnsemblePredictor(checkpoint, isTried: true);

    public void Check(Checkpoint checkpoint)
    {
        var model = Open(checkpoint);
        try
        {
            model.Predict([.. model.Inputs.Select(_ => ColumnValue.Missing)], Prediction.DefaultConfidence);
        }
        catch (DomainException useless)
        {
            throw new CorruptCheckpointException(useless.Message, useless);
        }
    }

    public void Deactivate(string datasetSlug) => _models.TryRemove(datasetSlug, out _);

    /// <summary>Evicts the least recently used models. Callers that hold an evicted model may keep using it.</summary>
    private void MakeRoom(Entry newest)
    {
        var excess = _models.Sum(model => model.Value.Model.Bytes) - options.MemoryBytes;
        if (excess <= 0) return;
        foreach (var (slug, entry) in _models.Where(model => model.Value != newest).OrderBy(model => model.Value.AskedAt).ToList())
        {
            if (excess <= 0) return;
            if (_models.TryRemove(KeyValuePair.Create(slug, entry))) excess -= entry.Model.Bytes;
        }
    }

    private sealed class Entry(EnsemblePredictor model)
    {
        public EnsemblePredictor Model { get; } = model;

        /// <summary>Time of the last use, in milliseconds since the machine started. Concurrent writes do no harm: both are right.</summary>
        public long AskedAt { get; set; }
    }
}
