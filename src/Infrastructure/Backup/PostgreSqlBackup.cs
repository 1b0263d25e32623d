using Npgsql;

namespace Regressor.Infrastructure.Backup;

/// <summary>The database as PostgreSQL's own programs write and read it.</summary>
internal sealed class PostgreSqlBackup(StorageOptions storage, TimeProvider time) : DatabaseBackup
{
    private const string Dump = "database.dump";

    private readonly string _connection = storage.ConnectionString!;

    public override async Task WriteAsync(string path, string workFolder, CancellationToken cancellationToken)
    {
        using var archive = new BackupWriter(path, time.GetUtcNow());
        using var dump = PostgreSqlProgram.Start("pg_dump", _connection, "--format=custom", "--no-owner", "--no-privileges");
        await archive.AddAsync(Dump, dump.Output, cancellationToken);
        await dump.EndAsync(cancellationToken);
        archive.Complete(StorageProvider.PostgreSql, [Dump]);
    }

    public override async Task CheckEmptyAsync(CancellationToken cancellationToken)
    {
        if (await HasTablesAsync(cancellationToken)) throw new BackupException("The database has tables already. Let Storage:ConnectionString name an empty one.");
    }

    public override bool Expects(string name) => name == Dump;

    public override async Task PutInPlaceAsync(string folder, CancellationToken cancellationToken)
    {
        using var restore = PostgreSqlProgram.Start(
            "pg_restore",
            _connection,
            $"--dbname={PostgreSqlProgram.DatabaseOf(_connection)}",
            "--single-transaction",
            "--exit-on-error",
            "--no-owner",
            "--no-privileges",
            Path.Combine(folder, Dump));
        await restore.EndAsync(cancellationToken);
    }

    // All of it comes in one transaction.
    public override Task<bool> IsInPlaceAsync(string folder, CancellationToken cancellationToken) => HasTablesAsync(cancellationToken);

    private async Task<bool> HasTablesAsync(CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(_connection);
        await using var command = source.CreateCommand("SELECT COUNT(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))! > 0;
    }
}
