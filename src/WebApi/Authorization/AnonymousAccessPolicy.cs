using Regressor.Application.Abstractions;
using Regressor.Domain;
using Regressor.Infrastructure;
using Regressor.WebApi.Authentication;

namespace Regressor.WebApi.Authorization;

/// <summary>Decides whether callers must authenticate.</summary>
internal sealed class AnonymousAccessPolicy(SecurityOptions options, IApiKeyCache keyring)
{
    /// <summary>
    /// True while callers need not authenticate: on the owner's machine, before the first key is created. After that all callers must,
    /// because a server behind a proxy listens on loopback too.
    /// </summary>
    public bool IsOpen => options.AllowAnonymous || IsOpenHere;

    private bool IsOpenHere => !options.IsExposed && keyring.IsEmpty && options.Oidc.Authority is null;

    /// <summary>
    /// Checks a request that is admitted only because it comes from this machine, whatever the settings say about addresses. It must not
    /// have been forwarded: a forgotten proxy would admit everybody. It must also address this machine by name. Otherwise a page that
    /// somebody here visits could make its own name resolve to this server (DNS rebinding).
    /// </summary>
    /// <exception cref="AccessException">One of these conditions does not hold.</exception>
    public void Check(HttpContext context)
    {
        if (options.AllowAnonymous || !IsOpenHere) return;
        var host = context.Request.Host;
        if (!Arrival.IsFromThisMachine(context)) throw Refusal(ProblemCodes.NotThisMachine, "requests must come from this machine", "To allow other machines");
        if (Arrival.ForwardedBy(context.Request) is { } sign)
            throw Refusal(ProblemCodes.Forwarded, $"a proxy must not forward requests ('{sign}'): every caller that it admits could do everything", "To allow the proxy");
        if (host.HasValue && !IsThisMachine(host.Value))
            throw Refusal(ProblemCodes.UnknownHost, $"requests must use the host name localhost, not '{host.Value}'", "To allow other host names");
    }

    /// <summary>Returns the reason why the server must not start; null if it may.</summary>
    public async Task<string?> ObjectionAsync(IServiceProvider services)
    {
        if (options.Oidc.Objection is { } wrong) return wrong;
        if (!options.IsExposed || options.AllowAnonymous || options.Oidc.Authority is not null) return null;
        await services.PrepareDatabaseAsync();
        await keyring.ReloadAsync(CancellationToken.None);
        return keyring.IsEmpty
            ? "The server would listen on an address that other machines can reach, without authentication. Create a key first, with the arguments "
                + "'keys create --name admin --scope admin', set Security:Oidc:Authority, or set Urls to localhost. "
                + "To give every caller full access, set Security:AllowAnonymous=true."
            : null;
    }

    /// <summary>
    /// Checks the addresses that the server really listens on: the settings have more ways to specify them than are known here.
    /// </summary>
    /// <returns>An address that is reachable from outside and was not found in the settings; null if there is none.</returns>
    public string? FindExposure(IEnumerable<string> addresses)
    {
        if (options.IsExposed || addresses.FirstOrDefault(SecurityOptions.IsBeyondLoopback) is not { } beyond) return null;
        options.IsExposed = true;
        return beyond;
    }

    private static AccessException Refusal(string code, string rule, string purpose) => new(
        StatusCodes.Status403Forbidden,
        code,
        $"This server does not require authentication, so {rule}. {purpose}, create a key ('keys create --name admin --scope admin') or set Security:AllowAnonymous=true.");

    private static bool IsThisMachine(ReadOnlySpan<char> host)
    {
        var port = host.LastIndexOf(':');
        if (port >= 0 && !host.EndsWith("]")) host = host[..port];
        return SecurityOptions.IsLoopback(host) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }
}
