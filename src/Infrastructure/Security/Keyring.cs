using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions;
using Regressor.Domain.Security;

namespace Regressor.Infrastructure.Security;

/// <summary>The good keys, read again every few seconds: a command or another server may have made or revoked one.</summary>
internal sealed class Keyring(IServiceScopeFactory scopes, TimeProvider time, Readiness readiness, ILogger<Keyring> logger) : BackgroundService, IKeyring
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _turn = new(1);

    private volatile FrozenDictionary<string, ApiKey> _keys = FrozenDictionary<string, ApiKey>.Empty;

    public bool IsEmpty => _keys.Count == 0;

    public ApiKey? Find(string id) => _keys.GetValueOrDefault(id);

    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        // One after the other: what was read before a key was revoked must not come after what was read then.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var good = await scope.ServiceProvider.GetRequiredService<IApiKeyRepository>().ListGoodAsync(cancellationToken);
            _keys = good.ToFrozenDictionary(key => key.Id, StringComparer.Ordinal);
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
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.LogWarning(error, "The keys could not be read again");
            }
        }
    }
}
