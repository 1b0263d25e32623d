namespace Regressor.Application.Abstractions.Storage;

public interface IStorageUsage
{
    /// <returns>How many bytes all that is stored takes, or took a moment ago.</returns>
    Task<long> MeasureAsync(CancellationToken cancellationToken);
}
