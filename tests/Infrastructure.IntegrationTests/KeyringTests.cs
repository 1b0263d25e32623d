using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Domain.Security;
using Regressor.Infrastructure.Hosting;
using Regressor.Infrastructure.Security;

namespace Regressor.Infrastructure.IntegrationTests;

/// <summary>Tests the valid keys in memory while the database is unreadable.</summary>
public sealed class KeyringTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly ServiceProvider _services = new ServiceCollection().AddScoped<IApiKeyRepository, Unreadable>().BuildServiceProvider();
    private readonly ApiKeyCache _keyring;

    public KeyringTests() => _keyring = new ApiKeyCache(
        _services.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System, new StartupGate(), NullLogger<ApiKeyCache>.Instance);

    public void Dispose()
    {
        _keyring.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task A_key_is_good_from_the_moment_it_is_made_until_it_is_revoked()
    {
        var (key, _) = ApiKey.Create("one", AccessScope.Write, null, Now);
        await _keyring.TakeInAsync(key);
        _keyring.Find(key.Id).ShouldBe(key);
        key.Revoke(Now);
        await _keyring.TakeInAsync(key);
        _keyring.Find(key.Id).ShouldBeNull();
    }

    [Fact]
    public async Task The_keys_for_a_dataset_go_with_it_and_the_others_stay()
    {
        var dataset = Dataset.Create("Line", [new InputColumn("x", ColumnTypes.Numeric, null)], new TargetColumn("y", null), Now);
        var (own, other) = (ApiKey.Create("own", AccessScope.Write, dataset, Now).Key, ApiKey.Create("other", AccessScope.Admin, null, Now).Key);
        await _keyring.TakeInAsync(own);
        await _keyring.TakeInAsync(other);
        await _keyring.ForgetAsync(dataset.Id);
        _keyring.Find(own.Id).ShouldBeNull();
        _keyring.Find(other.Id).ShouldBe(other);
    }

    private sealed class Unreadable : IApiKeyRepository
    {
        public void Add(ApiKey key) => throw new IOException();

        public Task<ApiKey> GetAsync(string id, CancellationToken cancellationToken) => throw new IOException();

        public Task<Page<ApiKey>> ListAsync(Paging paging, CancellationToken cancellationToken) => throw new IOException();

        public Task<IReadOnlyList<ApiKey>> ListOfAsync(Guid datasetId, CancellationToken cancellationToken) => throw new IOException();

        public Task<IReadOnlyList<ApiKey>> ListGoodAsync(CancellationToken cancellationToken) => throw new IOException();
    }
}
