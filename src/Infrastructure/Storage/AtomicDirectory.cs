using Regressor.Application;

namespace Regressor.Infrastructure.Storage;

internal static class AtomicDirectory
{
    /// <summary>Marks what is about to go, or not yet whole.</summary>
    public const string Temporary = ".tmp";

    /// <summary>Of emptying a folder that files were being opened in.</summary>
    private const int MostTries = 10;

    /// <summary>Makes it where it is not there, for its owner only: it gets everybody's data.</summary>
    public static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Options of a file that is made for its owner only.</summary>
    public static FileStreamOptions PrivateFile(FileMode mode, FileAccess access, int bufferSize = 4096)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None, BufferSize = bufferSize };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    /// <summary>Removes it with all that it holds, where it is there.</summary>
    public static void Remove(string path)
    {
        // Out of the way first: nobody who is still writing can put a file into a folder that is being emptied, and of two one removes it.
        var condemned = $"{path}.{Guid.NewGuid():N}{Temporary}";
        try
        {
            Directory.Move(path, condemned);
        }
        catch (DirectoryNotFoundException)
        {
            return;
        }

        Delete(condemned);
    }

    /// <summary>Removes what a process that died left half done, in the folder and those in it.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="died">When no process was at work there: a file that is newer may be one that is being written.</param>
    /// <param name="removal">Removes it.</param>
    public static void Sweep(string path, DateTimeOffset died, FileRemoval removal)
    {
        if (!Directory.Exists(path)) return;
        foreach (var left in Directory.GetFileSystemEntries(path, $"*{Temporary}", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }))
        {
            // What lay in one that went before it is gone.
            if (Directory.Exists(left)) removal.Try(() => Delete(left));
            else if (File.Exists(left) && File.GetLastWriteTimeUtc(left) < died) removal.Try(() => File.Delete(left));
        }
    }

    private static void Delete(string path)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                Directory.Delete(path, recursive: true);
                return;
            }
            catch (DirectoryNotFoundException)
            {
                // Another one was quicker.
                return;
            }
            catch (IOException) when (tries < MostTries && Directory.Exists(path))
            {
                // Whoever was opening a file as the folder was moved put it there after all. It knows the folder by its old name only: no other follows.
            }
        }
    }
}
