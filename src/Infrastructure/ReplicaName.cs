namespace Regressor.Infrastructure;

/// <summary>A name that stays with a data directory: a process that starts again knows by it which trainings it had begun.</summary>
internal static class ReplicaName
{
    private const int Digits = 12;

    public static string In(StorageOptions storage)
    {
        storage.CreateDirectory();
        try
        {
            var file = Path.Combine(storage.DataDirectory, "replica");
            if (File.Exists(file) && File.ReadAllText(file) is { Length: Digits } name) return name;
            name = Guid.NewGuid().ToString("N")[..Digits];
            File.WriteAllText(file, name);
            return name;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw storage.Unusable(error);
        }
    }
}
