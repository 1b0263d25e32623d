using System.Runtime.InteropServices;

namespace Regressor.Infrastructure.Checkpoints;

/// <summary>Flushes a directory to disk (fsync): on Unix, a rename survives a power cut only then. .NET has no call for it; Windows needs none.</summary>
internal static class DirectorySync
{
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        const int ReadOnly = 0, NoSuchFolder = 2;
        var descriptor = Open(folder, ReadOnly);
        if (descriptor < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            var message = $"The folder '{folder}' cannot be opened (error {error}).";
            throw error == NoSuchFolder ? new DirectoryNotFoundException(message) : new IOException(message);
        }

        try
        {
            if (Fsync(descriptor) != 0) throw new IOException($"The folder '{folder}' cannot be flushed (error {Marshal.GetLastPInvokeError()}).");
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fsync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
