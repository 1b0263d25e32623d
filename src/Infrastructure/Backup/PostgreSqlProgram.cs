using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Regressor.Infrastructure.Backup;

/// <summary>Process of one of PostgreSQL's own programs.</summary>
internal sealed class PostgreSqlProgram : IDisposable
{
    private readonly string _name;
    private readonly Process _process;
    private readonly Task<string> _errors;

    private PostgreSqlProgram(string name, Process process)
    {
        (_name, _process) = (name, process);
        _errors = process.StandardError.ReadToEndAsync();
    }

    public Stream Output => _process.StandardOutput.BaseStream;

    /// <exception cref="BackupException">The program is not installed.</exception>
    public static PostgreSqlProgram Start(string name, string connection, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(name), ["--no-password", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (variable, value) in Environment(new NpgsqlConnectionStringBuilder(connection)))
            if (!string.IsNullOrEmpty(value)) start.Environment[variable] = value;
        return new PostgreSqlProgram(name, Process.Start(start)!);
    }

    /// <summary>Returns the database name as an argument that cannot be mistaken for another one.</summary>
    public static string DatabaseOf(string connection)
    {
        var parts = new NpgsqlConnectionStringBuilder(connection);
        var name = (parts.Database ?? parts.Username ?? "").Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal);
        return $"dbname='{name}'";
    }

    /// <summary>Waits until the program ends.</summary>
    /// <exception cref="BackupException">The program failed; the message contains its error output.</exception>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        if (_process.ExitCode != 0) throw new BackupException($"{_name} failed: {(await _errors).Trim()}");
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private static string Find(string name)
    {
        var file = OperatingSystem.IsWindows() ? $"{name}.exe" : name;
        const string Debian = "/usr/lib/postgresql";
        var installed = Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [];
        return (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(installed.OrderByDescending(VersionOf).Select(version => Path.Combine(version, "bin")))
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists)
            ?? throw new BackupException(
                $"{name} is not installed. Install PostgreSQL's client programs in the server's version or a newer one, on Debian with 'apt-get install postgresql-client'.");
    }

    private static double VersionOf(string folder) =>
        double.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0;

    /// <summary>Passes the connection, with its password, by environment: command lines are world-readable.</summary>
    private static (string Variable, string? Value)[] Environment(NpgsqlConnectionStringBuilder parts) =>
    [
        ("PGHOST", parts.Host),
        ("PGPORT", parts.Port.ToString(CultureInfo.InvariantCulture)),
        ("PGUSER", parts.Username),
        ("PGDATABASE", parts.Database),
        ("PGPASSWORD", parts.Password),
        ("PGPASSFILE", parts.Passfile),
        ("PGOPTIONS", parts.Options),
        ("PGSSLROOTCERT", parts.RootCertificate),
        ("PGSSLCERT", parts.SslCertificate),
        ("PGSSLKEY", parts.SslKey),
        ("PGSSLMODE", parts.SslMode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            var mode => mode.ToString().ToLowerInvariant(),
        }),
    ];
}
