using Regressor.Application;

namespace Regressor.Infrastructure;

internal static class Folder
{
    /// <summary>Marks what is about to go, or not yet whole.</summary>
    public const string Temporary = ".tmp";

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

    /// <summary>Removes what a process that died left half done, in the folder and those in it. Nobody else may be at work there.</summary>
    public static void Sweep(string path, FileRemoval removal)
    {
        if (!Directory.Exists(path)) return;
        foreach (var left in Directory.GetFileSystemEntries(path, $"*{Temporary}", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }))
        {
            // What lay in one that went before it is gone.
            if (Directory.Exists(left)) removal.Try(() => Delete(left));
            else if (File.Exists(left)) removal.Try(() => File.Delete(left));
        }
    }

    private static void Delete(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another one was quicker.
        }
    }
}
