using System.Diagnostics;

namespace Regressor.WebApi.FunctionalTests.Support;

/// <summary>Waits for asynchronous effects.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static Task IsAsync(Func<Task<bool>> condition) => IsAsync(Soon, condition);

    public static async Task IsAsync(TimeSpan within, Func<Task<bool>> condition)
    {
        var since = Stopwatch.StartNew();
        while (!await condition())
        {
            since.Elapsed.ShouldBeLessThan(within);
            await Task.Delay(Pause);
        }
    }
}
