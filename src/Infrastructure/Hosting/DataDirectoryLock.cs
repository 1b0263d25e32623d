using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Hosting;

/// <summary>Keeps a second process out of the data directory. The operating system releases the lock whenever and however the process ends.</summary>
internal sealed class DataDirectoryLock(StorageOptions options) : IDisposable
{
    /// <summary>
    /// Time to wait for a process that is just ending. A child that it started a moment ago may hold its lock until the child executes its own
    /// program.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // EWOULDBLOCK and a sharing violation: no other error means that another process has the file.
    private const int HeldOnLinux = 11, HeldOnMac = 35, HeldOnWindows = unchecked((int)0x80070020);

    private FileStream? _file;

    /// <summary>Acquires the lock for the lifetime of the process; later calls do nothing.</summary>
    /// <exception cref="RefusalException">Another process has the lock, or the data directory cannot be used.</exception>
    public void Acquire()
    {
        if (_file is not null) return;
        var until = Stopwatch.GetTimestamp() + (long)(Patience.TotalSeconds * Stopwatch.Frequency);
        while (!TryOpen(out var error))
        {
            if (Stopwatch.GetTimestamp() > until)
            {
                throw new RefusalException(
                    $"Another Regressor is using the data directory '{Path.GetFullPath(options.DataDirectory)}'. Stop it, or set DataDirectory to another folder.",
                    error);
            }

            Thread.Sleep(Pause);
        }
    }

    private bool TryOpen([NotNullWhen(false)] out IOException? error)
    {
        error = null;
        try
        {
            options.CreateDirectory();
            _file = new FileStream(Path.Combine(options.DataDirectory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException refused) when (refused.HResult is HeldOnLinux or HeldOnMac or HeldOnWindows)
        {
            error = refused;
            return false;
        }
        catch (Exception other) when (other is IOException or UnauthorizedAccessException)
        {
            throw options.Unusable(other);
        }
    }

    public void Dispose() => _file?.Dispose();
}
