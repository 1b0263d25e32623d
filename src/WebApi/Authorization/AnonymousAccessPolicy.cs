using Regressor.Application.Abstractions;
using Regressor.Infrastructure;
using Regressor.WebApi.Authentication;

namespace Regressor.WebApi.Authorization;

/// <summary>Whether callers must say who they are.</summary>
internal sealed class AnonymousAccessPolicy(SecurityOptions options, IApiKeyCache keyring)
{
    /// <summary>
    /// Nobody must, on one's own machine and before the first key is made. From then on everybody must: a server behind a proxy listens on
    /// loopback too.
    /// </summary>
    public bool IsOpen => options.AllowAnonymous || IsOpenHere;

    private bool IsOpenHere => !options.IsExposed && keyring.IsEmpty && options.Oidc.Authority is null;

    /// <summary>
    /// While only being on this machine lets in, a request must come from it, whatever the settings say of where the server listens, and must
    /// not have been passed on: a forgotten proxy would let everybody in. And it must name this machine, else a page that somebody here visits
    /// could have its own name point here and be taken for this server's (DNS rebinding).
    /// </summary>
    /// <exception cref="AccessException">One of these does not hold.</exception>
    public void Check(HttpContext context)
    {
        if (options.AllowAnonymous || !IsOpenHere) return;
        var host = context.Request.Host;
        if (!Arrival.IsFromThisMachine(context)) throw Refusal("not-this-machine", "only programs on this machine are answered", "To let others in");
        if (Arrival.ForwardedBy(context.Request) is { } sign)
            throw Refusal("forwarded", $"only programs on this machine are answered, and a proxy passed this on ('{sign}'): whomever it lets through could do everything", "To have it asked through a proxy");
        if (host.HasValue && !IsThisMachine(host.Value))
            throw Refusal("unknown-host", $"only this machine is answered, and by its own name (localhost), not '{host.Value}'", "To be asked by another name");
    }

    /// <summary>Why the server must not start; null when it may.</summary>
    public async Task<string?> ObjectionAsync(IServiceProvider services)
    {
        if (options.Oidc.Objection is { } wrong) return wrong;
        if (!options.IsExposed || options.AllowAnonymous || options.Oidc.Authority is not null) return null;
        await services.PrepareDatabaseAsync();
        await keyring.ReloadAsync(CancellationToken.None);
        return keyring.IsEmpty
            ? "The server would listen beyond this machine, and nobody would have to say who they are. Make a key first, with the arguments "
                + "'keys create --name admin --scope admin', or set Security:Oidc:Authority, or listen on localhost only (Urls). "
                + "To let everybody do everything, set Security:AllowAnonymous=true."
            : null;
    }

    /// <summary>Looks at where the server really listens, once it does: the settings have more ways to say it than are known here.</summary>
    /// <returns>An address that others reach and no setting was seen to name; null for none.</returns>
    public string? FindExposure(IEnumerable<string> addresses)
    {
        if (options.IsExposed || addresses.FirstOrDefault(SecurityOptions.IsBeyondLoopback) is not { } beyond) return null;
        options.IsExposed = true;
        return beyond;
    }

    private static AccessException Refusal(string code, string rule, string purpose) => new(
        StatusCodes.Status403Forbidden,
        code,
        $"Nobody has to say who they are here, so {rule}. {purpose}, make a key ('keys create --name admin --scope admin'), or set Security:AllowAnonymous=true.");

    private static bool IsThisMachine(ReadOnlySpan<char> host)
    {
        var port = host.LastIndexOf(':');
        if (port >= 0 && !host.EndsWith("]")) host = host[..port];
        return SecurityOptions.IsLoopback(host) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }
}
