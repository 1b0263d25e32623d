namespace Regressor.Application.Abstractions;

/// <summary>Runs work on a service in a scope of its own, and so in a unit of work of its own: for what lives longer than a request.</summary>
public interface IScopedWork
{
    Task RunAsync<TService>(Func<TService, Task> work)
        where TService : notnull;

    Task<TResult> RunAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull;
}
