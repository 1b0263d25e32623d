using System.Diagnostics;
using System.Text;

namespace Regressor.WebApi.FunctionalTests;

/// <summary>The server as a process of its own: on a real network, and to be killed.</summary>
internal sealed class ServerProcess : IDisposable
{
    /// <summary>The collection of the tests whose servers are all processes.</summary>
    public const string Tests = "Server processes";

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        _ = Task.Run(ReadOutputAsync);
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public int Id => _process.Id;

    /// <summary>The most bytes of memory it ever had at once.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Starts it on a free port and waits until it listens.</summary>
    /// <param name="settings">As in appsettings.json.</param>
    /// <param name="launcher">A command that starts the command which follows it.</param>
    public static async Task<ServerProcess> StartAsync(IEnumerable<KeyValuePair<string, string>> settings, params string[] launcher)
    {
        string[] command =
        [
            .. launcher, "dotnet", typeof(Program).Assembly.Location, "--Urls", "http://127.0.0.1:0", "--Samples:Load", "false",
            "--contentRoot", AppContext.BaseDirectory, .. settings.SelectMany(setting => new[] { $"--{setting.Key}", setting.Value }),
        ];
        var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true })!;
        const string Listening = "Now listening on: ";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0)
            {
                return new ServerProcess(process, new Uri(line[(at + Listening.Length)..]));
            }
        }

        throw new InvalidOperationException("The server ended before it listened.");
    }

    /// <summary>Whether its log has the text.</summary>
    public bool Says(string text)
    {
        lock (_output) return _output.ToString().Contains(text, StringComparison.Ordinal);
    }

    /// <summary>As the power failing or 'kill -9' does: nothing in the process gets to run any more.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        Client.Dispose();
        _process.Dispose();
    }

    private async Task ReadOutputAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (_output) _output.AppendLine(line);
        }
    }
}
