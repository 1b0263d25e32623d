namespace Regressor.Application.Abstractions.Storage;

public interface IUnitOfWork
{
    /// <summary>Stores everything changed since the last call, or nothing.</summary>
    /// <exception cref="Domain.DomainException">What was stored meanwhile rules it out: a slug taken, a training already under way.</exception>
    Task SaveChangesAsync(CancellationToken cancellationToken);
}
