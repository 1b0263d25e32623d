namespace Regressor.WebApi.Hosting;

/// <summary>
/// Asked to stop, the server goes on answering for a while in which it says that it is not ready: whoever sends it requests learns to send
/// them elsewhere, and none comes to a door that has just closed.
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
