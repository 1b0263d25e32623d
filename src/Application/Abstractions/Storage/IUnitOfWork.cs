namespace Regressor.Application.Abstractions.Storage;

public interface IUnitOfWork
{
    /// <summary>Stores everything changed since the last call, or nothing.</summary>
    /// <exception cref="Domain.DomainException">A concurrent change conflicts: the slug is in use, or a training is already running.</exception>
    Task SaveChangesAsync(CancellationToken cancellationToken);
}
