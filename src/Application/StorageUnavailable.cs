using System.Data.Common;

namespace Regressor.Application;

/// <summary>The database cannot be reached at the moment, or ended what was under way; later it may be possible.</summary>
public static class StorageUnavailable
{
    public static bool IsMeantBy(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            if (error is DbException { IsTransient: true }) return true;
        return false;
    }
}
