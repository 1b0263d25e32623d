using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Persistence.Sqlite;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Persistence;

/// <summary>Measures the size of the data directory and, where it is elsewhere, of the database.</summary>
internal sealed class StorageUsage(IServiceScopeFactory scopes, StorageOptions storage, TimeProvider time) : IStorageUsage, IDisposable
{
    /// <summary>How long a measurement is valid. Inspecting every file for every request would slow down all requests.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private long _measured;
    private long? _at;

    public void Dispose() => _oneAtATime.Dispose();

    public async Task<long> MeasureAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (_at is null || time.GetElapsedTime(_at.Value) > GoodFor)
            {
                _measured = Files() + await DatabaseAsync(cancellationToken);
                _at = time.GetTimestamp();
            }

            return _measured;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>
    /// Measures the files without uploads in progress: otherwise a client that uploads a file would prevent all others from writing.
    /// Also excludes the space that is released for deletions.
    /// </summary>
    private long Files()
    {
        var passing = Path.GetFullPath(storage.UploadDirectory);
        return new DirectoryInfo(Path.GetFullPath(storage.DataDirectory))
            .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Where(file => file.DirectoryName != passing && file.Name != Ballast.FileName)
            .Sum(file => file.Exists ? file.Length : 0);
    }

    private async Task<long> DatabaseAsync(CancellationToken cancellationToken)
    {
        if (storage.Provider != StorageProvider.PostgreSql) return 0;
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RegressorDbContext>();
        return await context.Database.SqlQuery<long>($"SELECT pg_database_size(current_database()) AS \"Value\"").SingleAsync(cancellationToken);
    }
}
