using Microsoft.Extensions.DependencyInjection;
using Regressor.Application.Abstractions;

namespace Regressor.Infrastructure;

internal sealed class ScopedWork(IServiceScopeFactory scopes) : IScopedWork
{
    public async Task RunAsync<TService>(Func<TService, Task> work)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task<TResult> RunAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
