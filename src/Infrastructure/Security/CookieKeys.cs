using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Regressor.Infrastructure.Persistence;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Security;

public static class CookieKeys
{
    /// <summary>Stores the keys that encrypt cookies where every process that serves the same data finds them.</summary>
    public static IDataProtectionBuilder PersistCookieKeys(this IDataProtectionBuilder protection, IConfiguration configuration)
    {
        var storage = StorageOptions.Of(configuration);
        return storage.IsShared
            ? protection.PersistKeysToDbContext<PostgreSqlRegressorDbContext>()
            : protection.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(storage.DataDirectory, "cookie-keys")));
    }
}
