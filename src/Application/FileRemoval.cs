using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Regressor.Application;

/// <summary>
/// Removes the files of what is deleted already. That a disk does not let go of one for the moment is nothing whoever deleted it could do
/// anything about: it is logged, and swept later (<see cref="Datasets.SweepFilesCommand"/>).
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
            logger.LogWarning(error, "A file of what is deleted cannot be removed at the moment; it is tried again");
            Left();
        }
    }

    /// <summary>Something is still to be removed.</summary>
    public void Left() => _left.Writer.TryWrite(true);

    /// <summary>Until something is still to be removed.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _left.Reader.ReadAsync(cancellationToken);
}
