namespace Regressor.Application.Abstractions.Storage;

public interface IStorageUsage
{
    /// <returns>The size of all stored data in bytes, possibly as of a moment ago.</returns>
    Task<long> MeasureAsync(CancellationToken cancellationToken);
}
