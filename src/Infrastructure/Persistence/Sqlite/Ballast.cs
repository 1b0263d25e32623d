using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Room that is kept for deletions: SQLite writes into its log first, also what it removes, and on a full disk nothing could be deleted.
/// It is a file, which is given up for a deletion that finds no room otherwise, and taken back afterwards.
/// </summary>
internal sealed class Ballast(StorageOptions storage)
{
    private const long Most = 4 << 20;

    /// <summary>Of a small disk.</summary>
    private const int Share = 16;

    public static string FileName => "ballast";

    private string Path => System.IO.Path.Combine(storage.DataDirectory, FileName);

    /// <summary>Where it is not there; without an error where there is no room.</summary>
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

    /// <returns>Whether there is more room now.</returns>
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
