using Regressor.Application.Abstractions;
using Regressor.Infrastructure;

namespace Regressor.WebApi.Security;

/// <summary>Whether callers must say who they are.</summary>
internal sealed class Access(SecurityOptions options, IKeyring keyring)
{
    /// <summary>
    /// Nobody must, on one's own machine and before the first key is made. From then on everybody must: a server behind a proxy listens on
    /// loopback too.
    /// </summary>
    public bool IsOpen => options.AllowAnonymous || IsOpenHere;

    private bool IsOpenHere => !options.IsExposed && keyring.IsEmpty && options.Oidc.Authority is null;

    /// <summary>
    /// While only being on this machine lets in, a request must name this machine. Else a page that somebody here visits could have its own
    /// name point here and be taken for this server's (DNS rebinding), and a forgotten proxy would let everybody in.
    /// </summary>
    /// <exception cref="AccessException">It names another.</exception>
    public void CheckHost(HostString host)
    {
        if (options.AllowAnonymous || !IsOpenHere || !host.HasValue || IsThisMachine(host.Value)) return;
        throw new AccessException(
            StatusCodes.Status403Forbidden,
            "unknown-host",
            $"Nobody has to say who they are here, so only this machine is answered, and by its own name (localhost), not '{host.Value}'. "
                + "To be asked by another name, make a key ('keys create --name admin --scope admin'), or set Security:AllowAnonymous=true.");
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

    private static bool IsThisMachine(ReadOnlySpan<char> host)
    {
        var port = host.LastIndexOf(':');
        if (port >= 0 && !host.EndsWith("]")) host = host[..port];
        return SecurityOptions.IsLoopback(host) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }
}
