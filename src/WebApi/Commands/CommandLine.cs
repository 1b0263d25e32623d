using FluentValidation;
using Regressor.Application;
using Regressor.Domain;
using Regressor.Infrastructure.Backup;
using Regressor.Infrastructure.Persistence;

namespace Regressor.WebApi.Commands;

/// <summary>What the program does instead of serving, when its first argument says so. Settings are given as to the server.</summary>
internal static class CommandLine
{
    /// <summary>In the audit log.</summary>
    public const string Who = "command";

    /// <summary>Null where it is to serve.</summary>
    public static Func<WebApplication, string[], Task<int>>? Find(string[] args) => args.FirstOrDefault() switch
    {
        "keys" => KeyCommands.RunAsync,
        "backup" => BackupCommands.BackUpAsync,
        "restore" => BackupCommands.RestoreAsync,
        _ => null,
    };

    /// <summary>A command's own options, which no environment gives: it may have a NAME or a FROM for other ends.</summary>
    public static IConfiguration OptionsIn(string[] args) => new ConfigurationBuilder().AddCommandLine(args).Build();

    /// <returns>The exit code: 0 when it was done, 1 when it could not be, 2 when it was not understood.</returns>
    public static async Task<int> RunAsync(Func<WebApplication, string[], Task<int>> command, WebApplication app, string[] args)
    {
        try
        {
            return await command(app, args);
        }
        catch (Exception error) when (error is ValidationException or DomainException or NotFoundException or BackupException or NewerDatabaseException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }
}
