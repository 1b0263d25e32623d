using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Regressor.Infrastructure.Persistence;
using Regressor.Infrastructure.Persistence.Upgrades;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Backup;

/// <summary>Backs up and restores the database with PostgreSQL's own programs.</summary>
internal sealed partial class PostgreSqlBackup(StorageOptions storage, TimeProvider time) : DatabaseBackup
{
    private const string Dump = "database.dump";

    /// <summary>Name of the file that lists the contents of the dump, in the order in which they are restored.</summary>
    private const string Contents = "database.contents";

    /// <summary>Excludes the cookie keys: with them, anybody could forge a cookie of any caller that the backed-up server would accept.</summary>
    private const string WithoutCookieKeys = "--exclude-table-data=*.\"CookieKeys\"";

    private readonly string _connection = storage.ConnectionString!;

    public override async Task WriteAsync(string path, string workFolder, CancellationToken cancellationToken)
    {
        using var archive = new BackupWriter(path, time.GetUtcNow());
        using var dump = PostgreSqlProgram.Start("pg_dump", _connection, "--format=custom", "--no-owner", "--no-privileges", WithoutCookieKeys);
        await archive.AddAsync(Dump, dump.Output, cancellationToken);
        await dump.EndAsync(cancellationToken);
        var options = new DbContextOptionsBuilder<PostgreSqlRegressorDbContext>().UseNpgsql(_connection).Options;
        await using (var context = new PostgreSqlRegressorDbContext(options)) await SchemaVersion.IsBehindAsync(context, cancellationToken);
        archive.Complete(StorageProvider.PostgreSql, [Dump]);
    }

    public override async Task CheckEmptyAsync(CancellationToken cancellationToken)
    {
        if (await HasTablesAsync(cancellationToken)) throw new BackupException("The database already has tables. Set Storage:ConnectionString to an empty database.");
    }

    public override bool Expects(string name) => name == Dump;

    /// <remarks>Backups of older versions contain the cookie keys, which are not restored.</remarks>
    public override async Task PutInPlaceAsync(string folder, CancellationToken cancellationToken)
    {
        var (dump, contents) = (Path.Combine(folder, Dump), Path.Combine(folder, Contents));
        var entries = (await ContentsOfAsync(dump, cancellationToken)).Where(entry => !CookieKeys().IsMatch(entry));
        await File.WriteAllLinesAsync(contents, entries, cancellationToken);
        using var restore = PostgreSqlProgram.Start(
            "pg_restore",
            _connection,
            $"--dbname={PostgreSqlProgram.DatabaseOf(_connection)}",
            "--single-transaction",
            "--exit-on-error",
            "--no-owner",
            "--no-privileges",
            $"--use-list={contents}",
            dump);
        await restore.EndAsync(cancellationToken);
    }

    // Everything is restored in one transaction.
    public override Task<bool> IsInPlaceAsync(string folder, CancellationToken cancellationToken) => HasTablesAsync(cancellationToken);

    private async Task<bool> HasTablesAsync(CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(_connection);
        await using var command = source.CreateCommand("SELECT COUNT(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))! > 0;
    }

    private async Task<List<string>> ContentsOfAsync(string dump, CancellationToken cancellationToken)
    {
        using var list = PostgreSqlProgram.Start("pg_restore", _connection, "--list", dump);
        using var output = new StreamReader(list.Output);
        List<string> entries = [];
        while (await output.ReadLineAsync(cancellationToken) is { } entry) entries.Add(entry);
        await list.EndAsync(cancellationToken);
        return entries;
    }

    [GeneratedRegex(@"^[0-9]+; [0-9]+ [0-9]+ TABLE DATA \S+ CookieKeys ")]
    private static partial Regex CookieKeys();
}
