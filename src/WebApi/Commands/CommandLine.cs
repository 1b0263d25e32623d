using Regressor.WebApi.Hosting;

namespace Regressor.WebApi.Commands;

/// <summary>What the program does instead of serving, when its first argument says so. Settings are given as to the server.</summary>
internal static class CommandLine
{
    /// <summary>In the audit log.</summary>
    public const string Who = "command";

    /// <summary>
    /// Null where it is to serve. A command answers the exit code: 0 when it was done, 2 when it was not understood; one that cannot be
    /// carried out ends as <see cref="RefusedStarts"/> say.
    /// </summary>
    public static Func<WebApplication, string[], Task<int>>? Find(string[] args) => args.FirstOrDefault() switch
    {
        "keys" => KeyCommands.RunAsync,
        "backup" => BackupCommands.BackUpAsync,
        "restore" => BackupCommands.RestoreAsync,
        _ => null,
    };

    /// <summary>A command's own options, which no environment gives: it may have a NAME or a FROM for other ends.</summary>
    public static IConfiguration OptionsIn(string[] args) => new ConfigurationBuilder().AddCommandLine(args).Build();
}
