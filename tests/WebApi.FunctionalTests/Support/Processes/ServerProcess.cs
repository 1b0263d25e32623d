using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Regressor.WebApi.FunctionalTests.Support.Processes;

/// <summary>The server as a separate process on a real network, which can be killed.</summary>
internal sealed partial class ServerProcess : IDisposable
{
    /// <summary>Collection of the tests whose servers are all processes.</summary>
    public const string Tests = "Server processes";

    /// <summary>The collection of the tests whose servers are killed or cut off again and again, which mostly wait for a recovery.</summary>
    public const string RecoveryTests = "Recovery";

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Task _reading;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        _reading = Task.Run(ReadOutputAsync);
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public int Id => _process.Id;

    /// <summary>Maximum resident memory of the process, in bytes.</summary>
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
    /// <param name="launcher">Command prefix that starts a command.</param>
    public static async Task<ServerProcess> StartAsync(IEnumerable<KeyValuePair<string, string>> settings, params string[] launcher)
    {
        var process = Launch(settings, launcher);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } listening) return new ServerProcess(process, new Uri(listening.Groups["address"].Value));
        }

        throw new InvalidOperationException("The server ended before it listened.");
    }

    /// <summary>Returns true if the log contains the text.</summary>
    public bool Says(string text)
    {
        lock (_output) return _output.ToString().Contains(text, StringComparison.Ordinal);
    }

    /// <summary>Kills the process like a power failure or 'kill -9': no code in it runs any more.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Stops the process like systemd, Docker and Kubernetes.</summary>
    /// <returns>Exit code, and duration of the shutdown.</returns>
    public async Task<(int ExitCode, TimeSpan Time)> StopAsync()
    {
        var start = Stopwatch.GetTimestamp();
        Signal("TERM");
        await _process.WaitForExitAsync();
        return (_process.ExitCode, Stopwatch.GetElapsedTime(start));
    }

    /// <param name="name">Name of the signal: TERM, STOP, CONT …</param>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{Id}"]);
        kill.WaitForExit();
        kill.ExitCode.ShouldBe(0);
    }

    /// <summary>The log since the server listened.</summary>
    public async Task<string> KillAndReadLogAsync()
    {
        Kill();
        await _reading;
        return _output.ToString();
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        Client.Dispose();
        _process.Dispose();
    }

    /// <summary>Starts the process without waiting for it.</summary>
    public static Process Launch(IEnumerable<KeyValuePair<string, string>> settings, params string[] launcher)
    {
        string[] command =
        [
            .. launcher, "dotnet", typeof(Program).Assembly.Location, "--Urls", "http://127.0.0.1:0", "--Samples:Load", "false",
            "--contentRoot", AppContext.BaseDirectory, .. settings.SelectMany(setting => new[] { $"--{setting.Key}", setting.Value }),
        ];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true };
        DelayRecompilation(start);
        return Process.Start(start)!;
    }

    /// <summary>Spares a process that lives for seconds the recompilation of its code: the runtime waits until it has started no new code for four seconds.</summary>
    public static void DelayRecompilation(ProcessStartInfo start) => start.Environment["DOTNET_TC_CallCountingDelayMs"] = "1000"; // hexadecimal

    [GeneratedRegex("Now listening on: (?<address>http://[0-9.:]+)")]
    private static partial Regex Listening();

    private async Task ReadOutputAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (_output) _output.AppendLine(line);
        }
    }
}
