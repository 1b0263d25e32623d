using System.Data.Common;

namespace Regressor.Application;

/// <summary>The database cannot be reached at the moment, or ended what was under way; later it may be possible.</summary>
public static class StorageUnavailable
{
    // PostgreSQL's idle_in_transaction_session_timeout; Npgsql does not call it transient.
    private const string StoodStillInTransaction = "25P03";

    public static bool IsMeantBy(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            if (error is DbException { IsTransient: true } or DbException { SqlState: StoodStillInTransaction }) return true;
        return false;
    }
}
