namespace Regressor.WebApi.Hosting;

/// <summary>
/// Delays a requested shutdown: for a while the server keeps answering but reports that it is not ready. Load balancers learn to send
/// requests elsewhere, so that none arrives at a server that has just stopped.
/// </summary>
internal sealed class GracefulShutdown(TimeSpan time, IHostApplicationLifetime server) : IHostedLifecycleService
{
    public Task StoppingAsync(CancellationToken cancellationToken) =>
        server.ApplicationStarted.IsCancellationRequested ? Task.Delay(time, cancellationToken) : Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

internal static class DrainingSetup
{
    public static void AddDraining(this WebApplicationBuilder builder, ServerOptions options)
    {
        var time = TimeSpan.FromSeconds(options.DrainSeconds);
        if (time <= TimeSpan.Zero) return;
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout += time);
        builder.Services.AddHostedService(services => new GracefulShutdown(time, services.GetRequiredService<IHostApplicationLifetime>()));
    }
}
