using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Reserves disk space for deletions. SQLite writes every change to its log first, including deletions, so a full disk would prevent them.
/// The space is a file. It is deleted when a deletion finds no other space, and created again afterwards.
/// </summary>
internal sealed class Ballast(StorageOptions storage)
{
    private const long Most = 4 << 20;

    /// <summary>Denominator of the share that is reserved on a small disk.</summary>
    private const int Share = 16;

    public static string FileName => "ballast";

    private string Path => System.IO.Path.Combine(storage.DataDirectory, FileName);

    /// <summary>Creates the file if it does not exist. Ignores a lack of space.</summary>
    public void Take()
    {
        if (storage.Provider != StorageProvider.Sqlite || File.Exists(Path)) return;
        try
        {
            var bytes = Math.Min(Most, new DriveInfo(System.IO.Path.GetFullPath(storage.DataDirectory)).TotalSize / Share);
            using var file = new FileStream(Path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, PreallocationSize = bytes });
            file.SetLength(bytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next deletion tries again.
        }
    }

    /// <returns>True if space was freed.</returns>
    public bool GiveUp()
    {
        try
        {
            if (!File.Exists(Path)) return false;
            File.Delete(Path);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
