using Microsoft.Extensions.Caching.Memory;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>Caches how many examples pass a filter at a revision, so that paging through a filtered list counts them only once.</summary>
internal sealed class FilteredCountCache : IDisposable
{
    private const int Remembered = 1000;

    private readonly MemoryCache _counts = new(new MemoryCacheOptions { SizeLimit = Remembered });

    public void Dispose() => _counts.Dispose();

    public async Task<int> OfAsync(Guid datasetId, long revision, ExampleFilter filter, Func<Task<int>> count)
    {
        var ids = filter.Ids is null ? null : string.Join(' ', filter.Ids);
        var key = (datasetId, revision, ids, filter.Excluded, filter.Part, Conditions: KeyOf(filter.Conditions), AnyOf: filter.AnyOf is null ? null : KeyOf(filter.AnyOf));
        return await _counts.GetOrCreateAsync(key, entry =>
        {
            entry.Size = 1;
            return count();
        });
    }

    private static string KeyOf(IReadOnlyList<ColumnCondition> conditions) => string.Join('\n', conditions.Select(KeyOf));

    private static string KeyOf(ColumnCondition condition) =>
        $"{condition.Column} {condition.Is} {string.Join('\t', condition.Values.Select(value => $"{(value.Number is null ? "" : "#")}{value}"))} {string.Join('\t', condition.Periods)}";
}
