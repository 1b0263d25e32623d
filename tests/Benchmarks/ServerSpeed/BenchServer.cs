using System.Diagnostics;
using System.Globalization;

namespace Regressor.Benchmarks.ServerSpeed;

/// <summary>
/// Runs the server as a user does, built in Release, on an empty data directory. REGRESSOR_SERVER names the source tree of another version
/// to compare with.
/// </summary>
internal sealed class BenchServer : IDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _data;

    private BenchServer(Process process, DirectoryInfo data, Uri address)
    {
        _process = process;
        _data = data;
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) };
    }

    public HttpClient Client { get; }

    /// <summary>Processor time that the server has used so far.</summary>
    public double ProcessorSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    public static Task<BenchServer> StartAsync(params string[] settings) => StartFromAsync(tree: null, settings);

    /// <param name="tree">Source tree of the server; null for this one's, or that of REGRESSOR_SERVER.</param>
    /// <param name="settings">Further arguments of its command line.</param>
    public static async Task<BenchServer> StartFromAsync(string? tree, params string[] settings)
    {
        var root = new DirectoryInfo(tree ?? Environment.GetEnvironmentVariable("REGRESSOR_SERVER") ?? AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "Regressor.sln"))) root = root.Parent;
        var program = Path.Combine(root.FullName, "src/WebApi/bin/Release/net10.0/Regressor.WebApi.dll");
        if (!File.Exists(program)) throw new InvalidOperationException("Build the server first: dotnet build src/WebApi -c Release");

        var data = Directory.CreateTempSubdirectory("regressor-bench-");
        string[] arguments =
            [program, "--contentRoot", Path.Combine(root.FullName, "src/WebApi"), "--Urls", "http://127.0.0.1:0", "--DataDirectory", data.FullName, "--Samples:Load", "false", .. settings];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        const string Listening = "Now listening on: ";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is not (var at and >= 0)) continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return new BenchServer(process, data, new Uri(line[(at + Listening.Length)..]));
        }

        throw new InvalidOperationException("The server ended before it listened.");
    }

    /// <summary>Current resident memory and the maximum since <see cref="ForgetPeak"/>, in MB.</summary>
    public (double Now, double Peak) Memory()
    {
        var lines = File.ReadLines($"/proc/{_process.Id}/status").ToDictionary(line => line.Split(':')[0], line => line.Split(':')[1]);
        return (Megabytes("VmRSS"), Megabytes("VmHWM"));

        double Megabytes(string key) => double.Parse(lines[key].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    public void ForgetPeak() => File.WriteAllText($"/proc/{_process.Id}/clear_refs", "5");

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Client.Dispose();
        _data.Delete(recursive: true);
    }
}
