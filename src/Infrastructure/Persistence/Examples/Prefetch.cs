using System.Collections.Concurrent;

namespace Regressor.Infrastructure.Persistence.Examples;

internal static class Prefetch
{
    private const int InBatch = 512;
    private const int BatchesAhead = 8;

    /// <summary>
    /// Produces the items on another thread while the caller uses earlier ones: reading a file and writing a table each keep a core busy.
    /// An exception of the source reaches the caller in the failed item's place. When the caller stops early, the source stops before this
    /// returns.
    /// </summary>
    public static IEnumerable<T> MadeAhead<T>(this IEnumerable<T> source)
    {
        using var batches = new BlockingCollection<List<T>>(BatchesAhead);
        using var stop = new CancellationTokenSource();
        var making = Task.Run(() => Make(source, batches, stop.Token), CancellationToken.None);
        try
        {
            foreach (var batch in batches.GetConsumingEnumerable())
                foreach (var item in batch) yield return item;
            making.GetAwaiter().GetResult();
        }
        finally
        {
            stop.Cancel();
            ((IAsyncResult)making).AsyncWaitHandle.WaitOne();
        }
    }

    private static void Make<T>(IEnumerable<T> source, BlockingCollection<List<T>> batches, CancellationToken stop)
    {
        try
        {
            var batch = new List<T>(InBatch);
            foreach (var item in source)
            {
                batch.Add(item);
                if (batch.Count < InBatch) continue;
                batches.Add(batch, stop);
                batch = new List<T>(InBatch);
            }

            batches.Add(batch, stop);
        }
        finally
        {
            batches.CompleteAdding();
        }
    }
}
