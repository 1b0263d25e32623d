using Regressor.Application.Abstractions;

namespace Regressor.Application.UnitTests;

/// <summary>Runs all work on one service, which must be of the requested type.</summary>
internal sealed class WorkOn(object service) : IScopedWork
{
    public Task RunAsync<TService>(Func<TService, Task> work)
        where TService : notnull => work((TService)service);

    public Task<TResult> RunAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull => work((TService)service);
}
