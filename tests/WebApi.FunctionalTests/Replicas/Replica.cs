using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Replicas;

/// <summary>One of several servers on the same database: a process with its own data directory, which outlives it.</summary>
internal sealed class Replica(string role, string connectionString, IsolatedNetwork? network = null, IReadOnlyDictionary<string, string>? more = null) : IDisposable
{
    /// <summary>Collection of the tests with several servers, which mostly wait for one another.</summary>
    public const string Tests = "Replicas";

    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(1.5);

    private readonly string _directory = Directory.CreateTempSubdirectory("regressor-replica-").FullName;
    private volatile ServerProcess? _server;

    public string Role { get; } = role;

    public bool AnswersRequests => Role != "Worker";

    /// <summary>The worker name in its training runs.</summary>
    public string Name => File.ReadAllText(Path.Combine(_directory, "replica"));

    /// <summary>The process; null while it is stopped.</summary>
    public ServerProcess? Server => _server;

    public HttpClient Client => _server!.Client;

    /// <param name="role">Role of the server: Api, Worker or All.</param>
    /// <param name="connectionString">Connection string of the database.</param>
    /// <param name="network">Network of the server, where it has its own.</param>
    /// <param name="copied">Replica whose data directory is copied; null for an empty one.</param>
    /// <param name="settings">Further settings.</param>
    public static async Task<Replica> StartAsync(
        string role, string connectionString, IsolatedNetwork? network = null, Replica? copied = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var replica = new Replica(role, connectionString, network, settings);
        if (copied is not null) File.Copy(Path.Combine(copied._directory, "replica"), Path.Combine(replica._directory, "replica"));
        await replica.StartAsync();
        return replica;
    }

    public async Task StartAsync()
    {
        var settings = new Dictionary<string, string>(more ?? new Dictionary<string, string>())
        {
            ["DataDirectory"] = _directory,
            ["Storage:Provider"] = "PostgreSql",
            ["Storage:ConnectionString"] = network?.ConnectionString ?? connectionString,
            ["Role"] = Role,
            ["Training:MaxConcurrent"] = "1",
            ["Models:Keep"] = "0",
            ["DrainSeconds"] = Drain.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        if (network is not null)
        {
            // Its clients are on another machine.
            settings["Urls"] = $"http://{network.Address}:0";
            settings["Security:AllowAnonymous"] = "true";
        }

        _server = await ServerProcess.StartAsync(settings, network?.Launcher ?? []);
    }

    public void Kill()
    {
        using var server = Take();
        server?.Kill();
    }

    /// <summary>Stops it like a service manager.</summary>
    public async Task StopAsync()
    {
        // Requests may still reach it while it drains.
        (await _server!.StopAsync()).ExitCode.ShouldBe(0);
        using var server = Take();
    }

    public void Dispose()
    {
        Kill();
        Directory.Delete(_directory, recursive: true);
    }

    private ServerProcess? Take()
    {
        var server = _server;
        _server = null;
        return server;
    }
}
