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
    // Avoids the networks of parallel test runs.
    private readonly string _name = $"rgr{Environment.ProcessId}";
    private readonly string _databaseNetwork = $"10.231.{Environment.ProcessId % 250}";
    private readonly string _clientNetwork = $"10.232.{Environment.ProcessId % 250}";
    private readonly TcpListener _database;

    /// <param name="connectionString">Connection string of the database from outside.</param>
    public IsolatedNetwork(string connectionString)
    {
        Run($"netns add {_name}");
        Run($"-n {_name} link set lo up");
        AddCable(DatabaseCable, _databaseNetwork);
        AddCable($"{_name}c", _clientNetwork);
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var (host, port) = (settings.Host!, settings.Port);
        _database = new TcpListener(IPAddress.Parse($"{_databaseNetwork}.1"), 0);
        _database.Start();
        _ = RelayAsync(host, port);
        settings.Host = $"{_databaseNetwork}.1";
        settings.Port = ((IPEndPoint)_database.LocalEndpoint).Port;
        ConnectionString = settings.ConnectionString;
    }

    /// <summary>True if this machine and user can create one.</summary>
    public static bool IsPossible { get; } = TryOut();

    /// <summary>Address for its clients.</summary>
    public string Address => $"{_clientNetwork}.2";

    /// <summary>Connection string of the database from inside.</summary>
    public string ConnectionString { get; }

    /// <summary>Command prefix that starts a command inside.</summary>
    public string[] Launcher => ["ip", "netns", "exec", _name];

    private string DatabaseCable => $"{_name}d";

    public void Cut() => Run($"link set {DatabaseCable} down");

    public void Mend() => Run($"link set {DatabaseCable} up");

    public void Dispose()
    {
        _database.Dispose();
        Run($"netns del {_name}");
    }

    private void AddCable(string name, string network)
    {
        Run($"link add {name} type veth peer name {name}i netns {_name}");
        Run($"addr add {network}.1/30 dev {name}");
        Run($"link set {name} up");
        Run($"-n {_name} addr add {network}.2/30 dev {name}i");
        Run($"-n {_name} link set {name}i up");
    }

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
