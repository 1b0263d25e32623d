using System.Runtime.CompilerServices;

namespace Regressor.WebApi;

/// <summary>Gets Server-Sent Events through proxies.</summary>
internal static class EventStream
{
    /// <summary>Proxies cut connections that are silent for a minute, some for less.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private static readonly byte[] Comment = ":\n\n"u8.ToArray();

    /// <summary>Disables buffering: otherwise nginx collects events until it has a page of them.</summary>
    public static void PassAtOnce(HttpResponse response) => response.Headers["X-Accel-Buffering"] = "no";

    /// <summary>Passes events on and writes a comment after each silence. Clients ignore the comments.</summary>
    /// <param name="events">Events to pass on. Nobody else may write the body while the next one is awaited.</param>
    /// <param name="body">Body of the response.</param>
    /// <param name="time">Clock that measures the silence.</param>
    /// <param name="cancellationToken">Token that ends the stream.</param>
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
