using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Regressor.Application;

/// <summary>
/// Removes the files of deleted data. If a file cannot be removed at the moment, the caller cannot fix it: the failure
/// is logged, and the file is swept later (<see cref="Datasets.SweepFilesCommand"/>).
/// </summary>
public sealed class FileRemoval(ILogger<FileRemoval> logger)
{
    private readonly Channel<bool> _left = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Try(Action remove)
    {
        try
        {
            remove();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning(error, "A file of deleted data could not be removed; the removal will be repeated");
            Left();
        }
    }

    /// <summary>Signals that a file remains to be removed.</summary>
    public void Left() => _left.Writer.TryWrite(true);

    /// <summary>Waits until a file remains to be removed.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _left.Reader.ReadAsync(cancellationToken);
}
