using System.Runtime.CompilerServices;

namespace Regressor.WebApi;

/// <summary>Has Server-Sent Events come through proxies.</summary>
internal static class EventStream
{
    /// <summary>Proxies cut what is silent for a minute, some for less.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private static readonly byte[] Comment = ":\n\n"u8.ToArray();

    /// <summary>Else nginx collects events until it has a page of them.</summary>
    public static void PassAtOnce(HttpResponse response) => response.Headers["X-Accel-Buffering"] = "no";

    /// <summary>Passes events on; after each silence writes a comment, which whoever reads the stream leaves out.</summary>
    /// <param name="events">While one is waited for, nobody else writes the body.</param>
    /// <param name="body">Of the answer.</param>
    /// <param name="time">Tells how long it is silent.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async IAsyncEnumerable<T> KeptAlive<T>(IAsyncEnumerable<T> events, Stream body, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var coming = events.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var next = coming.MoveNextAsync().AsTask();
            while (!await HasComeAsync(next, time))
            {
                await body.WriteAsync(Comment, cancellationToken);
                await body.FlushAsync(cancellationToken);
            }

            if (!await next) yield break;
            yield return coming.Current;
        }
    }

    private static async Task<bool> HasComeAsync(Task next, TimeProvider time)
    {
        try
        {
            await next.WaitAsync(Silence, time);
            return true;
        }
        catch (TimeoutException) when (!next.IsCompleted)
        {
            return false;
        }
    }
}
