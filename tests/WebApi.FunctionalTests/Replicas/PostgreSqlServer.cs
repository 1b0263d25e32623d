using System.Diagnostics;

namespace Regressor.WebApi.FunctionalTests.Replicas;

/// <summary>A separate PostgreSQL server, which the test restarts while clients are connected.</summary>
internal sealed class PostgreSqlServer : IDisposable
{
    private static readonly string Script = Find();

    // The folder must be accessible to others: the server runs as another user.
    private readonly string _directory = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"regressor-postgres-{Guid.NewGuid():N}")).FullName;

    public PostgreSqlServer() => ConnectionString = Run("start") + ";Maximum Pool Size=20";

    public string ConnectionString { get; }

    public void Restart() => Run("restart");

    public void Dispose()
    {
        Run("stop");
        Directory.Delete(_directory, recursive: true);
    }

    private string Run(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", [Script, command])
        {
            RedirectStandardOutput = true,
            Environment = { ["TMPDIR"] = _directory },
        })!;
        var output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, $"{Script} {command}");
        return output;
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var script = Path.Combine(folder.FullName, "tests", "postgres.sh");
            if (File.Exists(script)) return script;
        }

        throw new FileNotFoundException("tests/postgres.sh is not above the tests.");
    }
}
