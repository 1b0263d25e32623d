using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Regressor.Application;
using Regressor.Domain;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Persistence.Examples;
using Regressor.Infrastructure.Storage;
using SQLitePCL;

namespace Regressor.Infrastructure.Persistence.Transactions;

/// <summary>Translates the databases' own errors.</summary>
internal static partial class DatabaseExceptionTranslator
{
    public static DomainException NameTaken(string slug) =>
        new(ProblemCodes.NameTaken, $"Another dataset already has the address '{slug}'. Choose another name.");

    public static DomainException TrainingInProgress() =>
        new(ProblemCodes.TrainingInProgress, "A training of this dataset is queued or running. Wait for its end, or cancel it.");

    /// <summary>Translates an error; null for an error without a specific meaning.</summary>
    public static Exception? Translate(Exception error) => error switch
    {
        DbUpdateConcurrencyException overtaken =>
            new DomainException(ProblemCodes.InvalidState, $"Another request changed or deleted the {overtaken.Entries[0].Metadata.ClrType.Name} in the meantime. Try again."),
        DbUpdateException { InnerException: { } inner } failed => TranslateDuplicate(inner, failed.Entries.Select(entry => entry.Entity)) ?? Translate(inner),
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => new StorageFullException(error),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => new StorageFullException(error),
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } =>
            new DomainException(ProblemCodes.InUse, "Another request, such as an export or import, is using this data. Try again when it has ended."),
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected } =>
            new DomainException(ProblemCodes.InvalidState, "Another request changed the same data simultaneously. Try again."),
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.ForeignKeyViolation } or
            SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_FOREIGNKEY } => DatasetGone(),
        SqliteException { SqliteErrorCode: raw.SQLITE_ERROR } when MissingTable().IsMatch(error.Message) => DatasetGone(),
        IOException io when StorageFullException.IsMeantBy(io) => new StorageFullException(error),
        _ => null,
    };

    /// <summary>Explains why a database cannot be used; null for an error that does not explain it.</summary>
    public static string? WhyUnusable(Exception error, StorageOptions storage)
    {
        var file = Path.GetFullPath(storage.DatabaseFile);
        return error switch
        {
            SqliteException { SqliteErrorCode: raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT } =>
                $"'{file}' is damaged or is not a database. Restore a backup into another DataDirectory, or move the file away.",
            SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => $"The database '{file}' cannot be opened: the disk is full. Free space on it, or set DataDirectory to a folder on another disk.",
            SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => $"Another program is using the database '{file}'. Stop that program.",
            SqliteException { SqliteErrorCode: raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_IOERR } sqlite =>
                $"The database '{file}' cannot be opened: {sqlite.Message} Give this user write access to the file and its folder (DataDirectory).",
            PostgresException refused => $"The database refused the connection of Storage:ConnectionString: {refused.MessageText} ({refused.SqlState}).",
            NpgsqlException unreachable => $"The database cannot be reached: {unreachable.Message}{(unreachable.InnerException is { } cause ? $": {cause.Message}" : "")}. Start it, or set Storage:ConnectionString to its address.",
            { InnerException: { } inner } => WhyUnusable(inner, storage),
            _ => null,
        };
    }

    public static DomainException DatasetGone() => new(ProblemCodes.InvalidState, "Another request deleted the dataset in the meantime.");

    /// <param name="error">The error of the database.</param>
    /// <param name="entities">The entities that could not be saved.</param>
    /// <returns>Null if the error does not violate a unique index that a client can violate.</returns>
    private static DomainException? TranslateDuplicate(Exception error, IEnumerable<object> entities) => UniquenessViolatedBy(error) switch
    {
        "IX_Datasets_Slug" or "Datasets.Slug" => NameTaken(entities.OfType<Dataset>().First().Slug),
        "OneUnfinishedRunPerDataset" or "TrainingRuns.DatasetId" => TrainingInProgress(),
        "PK_Requests" or "Requests.Key" => new DomainException(ProblemCodes.RequestRepeated, "A request with this idempotency key is in progress. Retry later."),
        _ => null,
    };

    /// <returns>The index's name on PostgreSQL; the column on SQLite, which does not report the name; null for any other error.</returns>
    private static string? UniquenessViolatedBy(Exception error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } postgres => postgres.ConstraintName,
        SqliteException sqlite when UniqueColumn().Match(sqlite.Message) is { Success: true } match => match.Groups["column"].Value,
        _ => null,
    };

    [GeneratedRegex(@"UNIQUE constraint failed: (?<column>\w+\.\w+)'")]
    private static partial Regex UniqueColumn();

    // SQLite has no error code for a missing table.
    [GeneratedRegex($"no such table: ({ExampleTable.Prefix}|{ExampleTable.RemovedPrefix})")]
    private static partial Regex MissingTable();
}
