using System.Diagnostics;

namespace Regressor.WebApi.FunctionalTests.Support.Processes;

/// <summary>The result of a command of the program.</summary>
internal sealed record CommandProcess(int Code, string Output, string Errors)
{
    /// <param name="settings">Settings as in appsettings.json.</param>
    /// <param name="arguments">The command and its arguments.</param>
    public static Task<CommandProcess> RunAsync(IEnumerable<KeyValuePair<string, string>> settings, params string[] arguments) =>
        RunInAsync([], settings, arguments);

    /// <param name="environment">Additional environment variables.</param>
    /// <param name="settings">Settings as in appsettings.json.</param>
    /// <param name="arguments">The command and its arguments.</param>
    public static async Task<CommandProcess> RunInAsync(Dictionary<string, string> environment, IEnumerable<KeyValuePair<string, string>> settings, params string[] arguments)
    {
        string[] command =
        [
            typeof(Program).Assembly.Location, .. arguments, "--contentRoot", AppContext.BaseDirectory,
            .. settings.SelectMany(setting => new[] { $"--{setting.Key}", setting.Value }),
        ];
        var start = new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true, RedirectStandardError = true };
        ServerProcess.DelayRecompilation(start);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new CommandProcess(process.ExitCode, await output, await errors);
    }
}
