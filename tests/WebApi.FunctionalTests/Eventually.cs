namespace Regressor.WebApi.FunctionalTests;

/// <summary>What happens by itself, soon.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task IsAsync(Func<Task<bool>> condition)
    {
        using var soon = new CancellationTokenSource(Soon);
        while (!await condition()) await Task.Delay(Pause, soon.Token);
    }
}
