using System.Buffers;

namespace Regressor.Application.Files;

/// <summary>A writer of one file, row by row.</summary>
public interface ITabularWriter<in TRow> : IDisposable
{
    /// <summary>Writes what precedes the first row.</summary>
    void Begin();

    void Write(TRow row);

    /// <summary>Writes what follows the last row.</summary>
    void End();
}

public static class TabularWriting
{
    private const int FlushAt = 1 << 16;

    /// <summary>Writes rows as they come; memory does not grow with their number.</summary>
    /// <param name="rows">The rows, enumerated once.</param>
    /// <param name="destination">The file, which is left open.</param>
    /// <param name="create">The writer's constructor.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    public static async Task WriteToAsync<TRow>(
        this IAsyncEnumerable<TRow> rows, Stream destination, Func<ArrayBufferWriter<byte>, ITabularWriter<TRow>> create, CancellationToken cancellationToken)
    {
        var output = new ArrayBufferWriter<byte>(2 * FlushAt);
        using var writer = create(output);
        writer.Begin();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Write(row);
            if (output.WrittenCount < FlushAt) continue;
            await destination.WriteAsync(output.WrittenMemory, cancellationToken);
            output.ResetWrittenCount();
        }

        writer.End();
        await destination.WriteAsync(output.WrittenMemory, cancellationToken);
    }
}
