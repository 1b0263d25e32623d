using Regressor.Application;

namespace Regressor.Infrastructure.Storage;

internal static class AtomicDirectory
{
    /// <summary>Suffix of files and folders that are being deleted, or are not yet complete.</summary>
    public const string Temporary = ".tmp";

    /// <summary>Maximum number of attempts to delete a folder in which files were being opened.</summary>
    private const int MostTries = 10;

    /// <summary>Creates a folder that only its owner can access, if it does not exist: it will contain the data of all users.</summary>
    public static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Returns the options for a new file that only its owner can access.</summary>
    public static FileStreamOptions PrivateFile(FileMode mode, FileAccess access, int bufferSize = 4096)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None, BufferSize = bufferSize };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    /// <summary>Removes a folder with all that it contains, if it exists.</summary>
    public static void Remove(string path)
    {
        // Rename it first: nobody can then write into a folder that is being emptied, and only one of two simultaneous callers removes it.
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

    /// <summary>Removes the incomplete files and folders of dead processes from a folder and its direct subfolders.</summary>
    /// <param name="path">Path of the folder.</param>
    /// <param name="died">A time when no process was working there; a file that is newer may still be being written.</param>
    /// <param name="removal">Removes the files and folders.</param>
    public static void Sweep(string path, DateTimeOffset died, FileRemoval removal)
    {
        if (!Directory.Exists(path)) return;
        foreach (var left in Directory.GetFileSystemEntries(path, $"*{Temporary}", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }))
        {
            // An entry inside a folder that was just removed no longer exists.
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
                // Another caller removed it first.
                return;
            }
            catch (IOException) when (tries < MostTries && Directory.Exists(path))
            {
                // A file that was being opened while the folder was renamed was created there after all. Its writer knows only the old name, so no
                // other file follows.
            }
        }
    }
}
