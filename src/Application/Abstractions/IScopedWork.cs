namespace Regressor.Application.Abstractions;

/// <summary>Runs work in its own scope, and therefore its own unit of work, for services that outlive a request.</summary>
public interface IScopedWork
{
    Task RunAsync<TService>(Func<TService, Task> work)
        where TService : notnull;

    Task<TResult> RunAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull;
}
