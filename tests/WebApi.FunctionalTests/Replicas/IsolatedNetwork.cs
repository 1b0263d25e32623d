using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Regressor.WebApi.FunctionalTests.Replicas;

/// <summary>
/// A network namespace for one server, like a separate machine, with two cables: one to its clients, and one to the database, which can be
/// cut. Packets over a cut cable are lost, not refused. Needs root and iproute2.
/// </summary>
internal sealed class IsolatedNetwork : IDisposable
{
    /// <summary>Collection of the tests that wait until a cut is noticed.</summary>
    public const string Tests = "Partitions";

    /// <summary>Networks of four addresses in one of 256.</summary>
    private const int Most = 64;

    private static int _created;

    // Avoids the networks of parallel test runs and of earlier tests.
    private readonly int _number = Interlocked.Increment(ref _created) % Most;
    private readonly string _name;
    private readonly TcpListener _database;

    /// <param name="connectionString">Connection string of the database from outside.</param>
    public IsolatedNetwork(string connectionString)
    {
        _name = $"rgr{Environment.ProcessId}n{_number}";
        Run($"netns add {_name}");
        Run($"-n {_name} link set lo up");
        AddCable(DatabaseCable, DatabaseNetwork);
        AddCable(ClientCable, ClientNetwork);
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var (host, port) = (settings.Host!, settings.Port);
        _database = new TcpListener(IPAddress.Parse(Outside(DatabaseNetwork)), 0);
        _database.Start();
        _ = RelayAsync(host, port);
        settings.Host = Outside(DatabaseNetwork);
        settings.Port = ((IPEndPoint)_database.LocalEndpoint).Port;
        ConnectionString = settings.ConnectionString;
    }

    /// <summary>True if this machine and user can create one.</summary>
    public static bool IsPossible { get; } = TryOut();

    /// <summary>Address for its clients.</summary>
    public string Address => Inside(ClientNetwork);

    /// <summary>Connection string of the database from inside.</summary>
    public string ConnectionString { get; }

    /// <summary>Command prefix that starts a command inside.</summary>
    public string[] Launcher => ["ip", "netns", "exec", _name];

    private string DatabaseCable => $"{_name}d";

    private string ClientCable => $"{_name}c";

    private static string DatabaseNetwork => $"10.231.{Environment.ProcessId % 250}";

    private static string ClientNetwork => $"10.232.{Environment.ProcessId % 250}";

    public void Cut() => Run($"link set {DatabaseCable} down");

    public void Mend() => Run($"link set {DatabaseCable} up");

    public void Dispose()
    {
        _database.Dispose();

        // Without their namespace they would be deleted too, but later.
        Run($"link del {DatabaseCable}");
        Run($"link del {ClientCable}");
        Run($"netns del {_name}");
    }

    private void AddCable(string name, string network)
    {
        Run($"link add {name} type veth peer name {name}i netns {_name}");
        Run($"addr add {Outside(network)}/30 dev {name}");
        Run($"link set {name} up");
        Run($"-n {_name} addr add {Inside(network)}/30 dev {name}i");
        Run($"-n {_name} link set {name}i up");
    }

    private string Outside(string network) => $"{network}.{(4 * _number) + 1}";

    private string Inside(string network) => $"{network}.{(4 * _number) + 2}";

    /// <summary>Forwards connections, so the database need not listen on this network.</summary>
    private async Task RelayAsync(string host, int port)
    {
        while (true)
        {
            TcpClient inside;
            try
            {
                inside = await _database.AcceptTcpClientAsync();
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = ConnectAsync(inside, host, port);
        }
    }

    private static async Task ConnectAsync(TcpClient inside, string host, int port)
    {
        using (inside)
        using (var outside = new TcpClient())
        {
            try
            {
                await outside.ConnectAsync(host, port);
                await Task.WhenAny(inside.GetStream().CopyToAsync(outside.GetStream()), outside.GetStream().CopyToAsync(inside.GetStream()));
            }
            catch (Exception error) when (error is IOException or SocketException)
            {
                // Either end closed the connection.
            }
        }
    }

    private static bool TryOut()
    {
        try
        {
            var name = $"rgrtry{Environment.ProcessId}";
            Run($"netns add {name}");
            Run($"netns del {name}");
            return true;
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return false;
        }
    }

    private static void Run(string arguments)
    {
        using var ip = Process.Start(new ProcessStartInfo("ip", arguments) { RedirectStandardError = true })!;
        var errors = ip.StandardError.ReadToEnd();
        ip.WaitForExit();
        if (ip.ExitCode != 0) throw new InvalidOperationException($"ip {arguments}: {errors}");
    }
}

/// <summary>A test that needs an <see cref="IsolatedNetwork"/>; skipped where none can be created.</summary>
internal sealed class IsolatedNetworkFactAttribute : FactAttribute
{
    public IsolatedNetworkFactAttribute()
    {
        if (!IsolatedNetwork.IsPossible) Skip = "Network namespaces need root and iproute2.";
    }
}
