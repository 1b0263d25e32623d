using System.Data.Common;

namespace Regressor.Application;

/// <summary>Recognizes errors of a database that is temporarily unreachable or aborted the operation; a later attempt may succeed.</summary>
public static class StorageUnavailable
{
    // PostgreSQL's idle_in_transaction_session_timeout; Npgsql does not classify it as transient.
    private const string StoodStillInTransaction = "25P03";

    public static bool IsMeantBy(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            if (error is DbException { IsTransient: true } or DbException { SqlState: StoodStillInTransaction }) return true;
        return false;
    }
}
