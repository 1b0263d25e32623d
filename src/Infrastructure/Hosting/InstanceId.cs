using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Hosting;

/// <summary>Name that is kept in a data directory, by which a restarted process recognizes the trainings that it had begun.</summary>
internal static class InstanceId
{
    private const int Digits = 12;

    public static string In(StorageOptions storage) => Using(
        storage, file => File.Exists(file) && File.ReadAllText(file) is { Length: Digits } name ? name : Renew(storage));

    /// <summary>Permanently replaces a name that belongs to another process.</summary>
    public static string Renew(StorageOptions storage) => Using(storage, file =>
    {
        var name = Guid.NewGuid().ToString("N")[..Digits];
        File.WriteAllText(file, name);
        return name;
    });

    private static string Using(StorageOptions storage, Func<string, string> use)
    {
        storage.CreateDirectory();
        try
        {
            return use(Path.Combine(storage.DataDirectory, "replica"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw storage.Unusable(error);
        }
    }
}
