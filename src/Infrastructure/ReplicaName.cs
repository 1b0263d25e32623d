namespace Regressor.Infrastructure;

/// <summary>A name that stays with a data directory: a process that starts again knows by it which trainings it had begun.</summary>
internal static class ReplicaName
{
    private const int Digits = 12;

    public static string In(StorageOptions storage) =>
        File.Exists(FileIn(storage)) && File.ReadAllText(FileIn(storage)) is { Length: Digits } name ? name : Renew(storage);

    /// <summary>Another one, for good: the one it has is somebody else's.</summary>
    public static string Renew(StorageOptions storage)
    {
        Folder.CreatePrivate(storage.DataDirectory);
        var name = Guid.NewGuid().ToString("N")[..Digits];
        File.WriteAllText(FileIn(storage), name);
        return name;
    }

    private static string FileIn(StorageOptions storage) => Path.Combine(storage.DataDirectory, "replica");
}
