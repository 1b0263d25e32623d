using Regressor.Infrastructure.Backup;

namespace Regressor.WebApi.Commands;

/// <summary>'backup --to FILE' beside a server that is running or not, and 'restore --from FILE' where nothing is stored yet.</summary>
internal static class BackupCommands
{
    /// <returns>The exit code.</returns>
    public static Task<int> BackUpAsync(WebApplication app, string[] args) =>
        RunAsync(app, args, "to", (backups, file) => backups.BackUpAsync(file, CancellationToken.None));

    /// <returns>The exit code.</returns>
    public static Task<int> RestoreAsync(WebApplication app, string[] args) =>
        RunAsync(app, args, "from", (backups, file) => backups.RestoreAsync(file, CancellationToken.None));

    private static async Task<int> RunAsync(WebApplication app, string[] args, string option, Func<Backups, string, Task> run)
    {
        if (CommandLine.OptionsIn(args)[option] is not { Length: > 0 } file)
        {
            await Console.Error.WriteLineAsync($"{args[0]} --{option} FILE");
            return 2;
        }

        await run(app.Services.GetRequiredService<Backups>(), file);
        return 0;
    }
}
