using Regressor.WebApi.Hosting;

namespace Regressor.WebApi.Commands;

/// <summary>
/// Finds the command that the program runs instead of serving, by its first argument. Commands accept the same settings as the server.
/// </summary>
internal static class CommandLine
{
    /// <summary>Caller's name in the audit log.</summary>
    public const string Who = "command";

    /// <summary>
    /// Finds the command to run; null to serve. A command returns the exit code: 0 if it succeeded, 2 if it was not understood. A command
    /// that cannot be executed ends as described in <see cref="RefusedStarts"/>.
    /// </summary>
    public static Func<WebApplication, string[], Task<int>>? Find(string[] args) => args.FirstOrDefault() switch
    {
        "keys" => KeyCommands.RunAsync,
        "backup" => BackupCommands.BackUpAsync,
        "restore" => BackupCommands.RestoreAsync,
        _ => null,
    };

    /// <summary>
    /// Reads a command's own options from its arguments alone: the environment may contain a NAME or a FROM for other purposes.
    /// </summary>
    public static IConfiguration OptionsIn(string[] args) => new ConfigurationBuilder().AddCommandLine(args).Build();
}
