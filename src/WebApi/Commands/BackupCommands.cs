using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Security;
using Regressor.Infrastructure.Backup;

namespace Regressor.WebApi.Commands;

/// <summary>Runs 'backup --to FILE', whether or not a server is running, and 'restore --from FILE', where nothing is stored yet.</summary>
internal static class BackupCommands
{
    /// <returns>The exit code.</returns>
    public static Task<int> BackUpAsync(WebApplication app, string[] args) =>
        RunAsync(app, args, "to", async (backups, file) =>
        {
            await backups.BackUpAsync(file, CancellationToken.None);
            await NoteAsync(app.Services, Path.GetFullPath(file));
        });

    /// <returns>The exit code.</returns>
    public static Task<int> RestoreAsync(WebApplication app, string[] args) =>
        RunAsync(app, args, "from", (backups, file) => backups.RestoreAsync(file, CancellationToken.None));

    /// <summary>Records the backup in the audit log. The backup succeeds even where that cannot be stored.</summary>
    private static async Task NoteAsync(IServiceProvider services, string file)
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            var entry = AuditEntry.Create(DateTimeOffset.UtcNow, CommandLine.Who, "backup", file);
            await scope.ServiceProvider.GetRequiredService<IAuditLog>().AddAsync(entry, CancellationToken.None);
        }
        catch (Exception error)
        {
            await Console.Error.WriteLineAsync($"The backup was created, but could not be recorded in the audit log: {error.GetBaseException().Message}");
        }
    }

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
