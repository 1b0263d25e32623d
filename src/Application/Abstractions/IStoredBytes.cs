namespace Regressor.Application.Abstractions;

public interface IStoredBytes
{
    /// <returns>How many bytes all that is stored takes, or took a moment ago.</returns>
    Task<long> MeasureAsync(CancellationToken cancellationToken);
}
