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

        Directory.Delete(condemned, recursive: true);
    }
}
