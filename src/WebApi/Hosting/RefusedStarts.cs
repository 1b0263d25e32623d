using System.Net.Sockets;
using System.Text.RegularExpressions;
using FluentValidation;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Regressor.Application;
using Regressor.Domain;
using Regressor.Infrastructure;
using Regressor.Infrastructure.Backup;

namespace Regressor.WebApi.Hosting;

/// <summary>Reports why the program does not start or a command fails: one message for people on stderr, and the exit code 1.</summary>
internal static partial class RefusedStarts
{
    private const string DetailsSetting = "Logging:LogLevel:Default";

    /// <summary>Loggers that both log an error at startup with its stack trace.</summary>
    private static readonly string[] Loggers = ["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel"];

    private static volatile bool _hasStarted;

    /// <summary>
    /// Reports unhandled errors of the start. It does not catch them: code that builds this server itself, such as its tests, receives the
    /// original errors.
    /// </summary>
    public static void Tell(string[] args) => AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
    {
        if (_hasStarted || unhandled.ExceptionObject is not Exception error) return;
        Console.Error.WriteLine(Of(error));
        if (WantsDetails(args)) Console.Error.WriteLine(error);
        Environment.Exit(1);
    };

    /// <summary>Leaves startup errors to this class. After the start, the runtime and the logs report unhandled errors as usual.</summary>
    public static void LeaveAtStart(this WebApplicationBuilder builder)
    {
        foreach (var logger in Loggers)
        {
            var least = LevelOf(logger, builder.Configuration);
            builder.Logging.AddFilter(logger, level => level >= least && (_hasStarted || level < LogLevel.Error));
        }
    }

    /// <summary>
    /// Runs the server like RunAsync, but stops all services where one fails to start. RunAsync would dispose of what the others still use.
    /// </summary>
    public static async Task RunOrStopAsync(this WebApplication app)
    {
        await using var running = app;
        app.Lifetime.ApplicationStarted.Register(() => _hasStarted = true);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.StopAsync();
            throw;
        }

        await app.WaitForShutdownAsync();
    }

    /// <returns>The message, as one paragraph.</returns>
    public static string Of(Exception error) => error switch
    {
        AggregateException { InnerExceptions: [var first, ..] } => Of(first),
        RefusalException or BackupException or ValidationException or DomainException or NotFoundException => error.Message,
        InvalidOperationException when NotConverted().Match(error.Message) is { Success: true } setting =>
            $"The setting {setting.Groups["name"].Value} must be {Expected(setting.Groups["type"].Value)}, not '{setting.Groups["value"].Value}'.",
        FormatException when error.Message.StartsWith("Invalid url", StringComparison.Ordinal) =>
            $"{error.Message}. Urls must contain one or more addresses separated by ';', such as http://localhost:5080.",
        ArgumentOutOfRangeException { ParamName: "port" } => "The port of an address in Urls must be a number from 0 to 65535.",
        IOException { InnerException: AddressInUseException } => $"{error.Message} Stop the program that uses the address, or set Urls to another one.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            $"This user cannot listen on the port in Urls ({error.Message}). Set Urls to a port from 1024 on.",
        SocketException socket => $"The server cannot listen on the address in Urls: {socket.Message}. Set Urls to an address of this machine.",
        InvalidDataException { InnerException: { } cause } => $"{error.Message} {cause.Message}",
        InvalidOperationException or InvalidDataException or FormatException or IOException or UnauthorizedAccessException or OptionsValidationException => error.Message,
        _ => $"Unexpected error: {error.Message} ({error.GetType().Name}) Set {DetailsSetting}=Debug to log its details.",
    };

    private static string Expected(string type) => type switch
    {
        "System.Boolean" => "true or false",
        "System.Int32" or "System.Int64" => "a whole number",
        "System.Double" => "a number",
        _ when typeof(RefusalException).Assembly.GetType(type) is { IsEnum: true } names => $"one of {string.Join(", ", Enum.GetNames(names))}",
        _ => $"a {type}",
    };

    // The framework reports an unreadable setting by this text alone, which names a .NET type.
    [GeneratedRegex("^Failed to convert configuration value '(?<value>.*)' at '(?<name>.*)' to type '(System.Nullable`1\\[)?(?<type>[\\w.]+)", RegexOptions.Singleline)]
    private static partial Regex NotConverted();

    /// <summary>Returns the level from the settings, because the filter added here replaces theirs.</summary>
    private static LogLevel LevelOf(string logger, ConfigurationManager configuration)
    {
        for (var name = logger; name != ""; name = name[..Math.Max(0, name.LastIndexOf('.'))])
            if (Enum.TryParse<LogLevel>(configuration[$"Logging:LogLevel:{name}"], ignoreCase: true, out var level)) return level;
        return Enum.TryParse<LogLevel>(configuration[DetailsSetting], ignoreCase: true, out var any) ? any : LogLevel.Information;
    }

    /// <summary>Reads the setting defensively: the settings themselves may be unreadable.</summary>
    private static bool WantsDetails(string[] args)
    {
        try
        {
            var settings = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
            return settings[DetailsSetting] is nameof(LogLevel.Debug) or nameof(LogLevel.Trace);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
