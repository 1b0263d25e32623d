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
    public bool IsOpen => options.AllowAnonymous || (!options.IsExposed && keyring.IsEmpty && options.Oidc.Authority is null);

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
}
