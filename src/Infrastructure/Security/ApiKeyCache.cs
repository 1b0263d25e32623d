using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Security;
using Regressor.Infrastructure.Hosting;

namespace Regressor.Infrastructure.Security;

/// <summary>Cache of the valid keys, reloaded every few seconds: a command or another server may have created or revoked one.</summary>
internal sealed class ApiKeyCache(IServiceScopeFactory scopes, TimeProvider time, StartupGate readiness, ILogger<ApiKeyCache> logger) : BackgroundService, IApiKeyCache
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _turn = new(1);

    private volatile FrozenDictionary<string, ApiKey> _keys = FrozenDictionary<string, ApiKey>.Empty;

    public bool IsEmpty => _keys.Count == 0;

    public ApiKey? Find(string id) => _keys.GetValueOrDefault(id);

    public Task TakeInAsync(ApiKey key) => ChangeAsync(
        () => Task.FromResult(_keys.Values.Where(other => other.Id != key.Id).Concat(key.RevokedAt is null ? [key] : [])), CancellationToken.None);

    public Task ForgetAsync(Guid datasetId) => ChangeAsync(() => Task.FromResult(_keys.Values.Where(key => key.DatasetId != datasetId)), CancellationToken.None);

    public Task ReloadAsync(CancellationToken cancellationToken) => ChangeAsync(
        async () =>
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<IApiKeyRepository>().ListGoodAsync(cancellationToken);
        },
        cancellationToken);

    /// <summary>Applies changes one at a time: keys that were read before a revocation must not replace the keys after it.</summary>
    private async Task ChangeAsync(Func<Task<IEnumerable<ApiKey>>> good, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _keys = (await good()).ToFrozenDictionary(key => key.Id, StringComparer.Ordinal);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ReloadAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(error, "The API keys could not be reloaded");
            }
        }
    }
}
