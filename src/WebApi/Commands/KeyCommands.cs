using MediatR;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Security;
using Regressor.Domain.Security;
using Regressor.Infrastructure;

namespace Regressor.WebApi.Commands;

/// <summary>
/// Manages keys from the command line, whether or not a server is running: 'keys create --name … --scope …', 'keys list', 'keys revoke --id
/// …'.
/// </summary>
internal static class KeyCommands
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        await app.Services.PrepareDatabaseAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var sender = scope.ServiceProvider.GetRequiredService<ISender>();
        var log = scope.ServiceProvider.GetRequiredService<IAuditLog>();
        var options = CommandLine.OptionsIn(args);
        switch (args.ElementAtOrDefault(1))
        {
            case "create":
                log.Note(AuditEntry.Create(DateTimeOffset.UtcNow, CommandLine.Who, "createApiKey", options["name"] ?? ""));
                AccessScope? wanted = Enum.TryParse<AccessScope>(options["scope"], ignoreCase: true, out var parsed) ? parsed : null;
                var created = await sender.Send(new CreateApiKeyCommand(options["name"], wanted, options["dataset"]));
                Console.WriteLine(created.Text);
                return 0;
            case "list":
                for (var page = 1; ; page++)
                {
                    var keys = await sender.Send(new ListApiKeysQuery(page, Paging.MaxPageSize));
                    foreach (var key in keys.Items)
                        Console.WriteLine($"{key.Id}  {key.Scope,-7}  {key.Dataset ?? "all datasets"}  {(key.RevokedAt is null ? "good" : "revoked")}  {key.Name}");
                    if (page * Paging.MaxPageSize >= keys.Total) return 0;
                }

            case "revoke":
                log.Note(AuditEntry.Create(DateTimeOffset.UtcNow, CommandLine.Who, "revokeApiKey", options["id"] ?? ""));
                await sender.Send(new RevokeApiKeyCommand(options["id"] ?? ""));
                return 0;
            default:
                Console.Error.WriteLine("keys create --name NAME --scope predict|write|admin [--dataset ADDRESS]\nkeys list\nkeys revoke --id ID");
                return 2;
        }
    }
}
