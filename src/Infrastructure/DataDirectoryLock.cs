using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Regressor.Infrastructure;

/// <summary>Keeps a second process out of the data directory. The operating system lets go of it when the process ends, however it ends.</summary>
internal sealed class DataDirectoryLock(StorageOptions options) : IDisposable
{
    /// <summary>For one that is just ending: a child it started a moment ago may hold what it held until it runs its own program.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private FileStream? _file;

    /// <summary>For good; the second time does nothing.</summary>
    /// <exception cref="IOException">Another process has it.</exception>
    public void Acquire()
    {
        if (_file is not null) return;
        Folder.CreatePrivate(options.DataDirectory);
        var until = Stopwatch.GetTimestamp() + (long)(Patience.TotalSeconds * Stopwatch.Frequency);
        while (!TryOpen(out var error))
        {
            if (Stopwatch.GetTimestamp() > until)
            {
                throw new IOException(
                    $"Another Regressor is using the data directory '{Path.GetFullPath(options.DataDirectory)}'. Stop it, or set DataDirectory to another one.",
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
            _file = new FileStream(Path.Combine(options.DataDirectory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException refused)
        {
            error = refused;
            return false;
        }
    }

    public void Dispose() => _file?.Dispose();
}
