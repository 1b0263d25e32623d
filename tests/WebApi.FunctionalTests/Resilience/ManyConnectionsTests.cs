using System.Net;
using System.Net.Sockets;
using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Resilience;

/// <summary>Opens more connections than the server can have files open.</summary>
[Collection(ServerProcess.Tests)]
public sealed class ManyConnectionsTests : IDisposable
{
    private const int OpenFiles = 1024;

    private readonly TestStorage _storage = new("Sqlite");

    public void Dispose() => _storage.Dispose();

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task A_flood_of_idle_connections_leaves_room_for_those_who_work()
    {
        using var server = await ServerProcess.StartAsync(_storage.Settings, "sh", "-c", $"ulimit -n {OpenFiles} && exec \"$0\" \"$@\"");
        var line = await server.Client.CreateLineAsync();
        List<Socket> flood = [];
        try
        {
            for (var i = 0; i < OpenFiles; i++) flood.Add(await ConnectAsync(server.Client.BaseAddress!.Port));

            // Connections beyond half of the files are closed immediately.
            await Eventually.IsAsync(() => Task.FromResult(flood.Count(IsClosed) >= OpenFiles / 2));
            for (var i = 0; i < 20; i++) (await server.Client.Post($"{line}/examples", new { x = i, y = i })).Status.ShouldBe(201);
            (await server.Client.Delete(line)).Status.ShouldBe(204);
        }
        finally
        {
            flood.ForEach(connection => connection.Dispose());
        }

        using var another = new HttpClient { BaseAddress = server.Client.BaseAddress };
        await Eventually.IsAsync(async () => await IsAnsweredAsync(another));
    }

    [Fact]
    public async Task A_limit_that_is_set_holds()
    {
        _storage.Settings["Limits:Connections"] = "2";
        using var server = await ServerProcess.StartAsync(_storage.Settings);
        using Socket first = await ConnectAsync(server.Client.BaseAddress!.Port), second = await ConnectAsync(server.Client.BaseAddress!.Port);
        using var third = await ConnectAsync(server.Client.BaseAddress!.Port);
        await Eventually.IsAsync(() => Task.FromResult(IsClosed(third)));
        IsClosed(first).ShouldBeFalse();
        IsClosed(second).ShouldBeFalse();
    }

    private static async Task<Socket> ConnectAsync(int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port);
        return socket;
    }

    private static bool IsClosed(Socket socket)
    {
        try
        {
            return socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private static async Task<bool> IsAnsweredAsync(HttpClient client)
    {
        try
        {
            return (await client.Get("/api/datasets")).Status == 200;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
