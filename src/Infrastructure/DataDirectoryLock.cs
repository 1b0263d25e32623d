namespace Regressor.Infrastructure;

/// <summary>Keeps a second process out of the data directory. The operating system lets go of it when the process ends, however it ends.</summary>
internal sealed class DataDirectoryLock(StorageOptions options) : IDisposable
{
    private FileStream? _file;

    /// <exception cref="InvalidOperationException">Another process has it.</exception>
    public void Acquire()
    {
        Directory.CreateDirectory(options.DataDirectory);
        try
        {
            _file = new FileStream(Path.Combine(options.DataDirectory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new InvalidOperationException(
                $"Another Regressor is using the data directory '{Path.GetFullPath(options.DataDirectory)}'. Stop it, or set DataDirectory to another one.",
                error);
        }
    }

    public void Dispose() => _file?.Dispose();
}
