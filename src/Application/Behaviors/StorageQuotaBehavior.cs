using System.Globalization;
using MediatR;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Behaviors;

/// <summary>Marks a command that increases the stored data.</summary>
public interface IConsumesStorage;

/// <summary>Refuses commands that add data once the storage limit is reached. Deleting is always possible.</summary>
internal sealed class StorageQuotaBehavior<TRequest, TResponse>(ServerLimits limits, IStorageUsage stored) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IConsumesStorage
{
    /// <exception cref="LimitException">The storage limit is reached.</exception>
    public async Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        if (limits.StoredBytes is { } most && await stored.MeasureAsync(cancellationToken) >= most)
        {
            throw new LimitException(
                LimitKind.Room,
                nameof(limits.StoredBytes),
                most,
                string.Create(CultureInfo.InvariantCulture, $"The stored data has reached its limit of {most} bytes. Delete examples, models or datasets, or raise the limit."));
        }

        return await next();
    }
}
