using System.Net;

namespace Regressor.WebApi.Authentication;

/// <summary>Settings of the section Security.</summary>
internal sealed class SecurityOptions
{
    public const string Section = "Security";

    /// <summary>Allows all callers to do everything, whatever keys exist.</summary>
    public bool AllowAnonymous { get; set; }

    public OpenIdConnectSettings Oidc { get; set; } = new();

    /// <summary>True if programs beyond this machine can reach the server.</summary>
    public bool IsExposed { get; set; }

    /// <summary>
    /// Determines whether any address in the settings is reachable from outside. A port alone, which images of ASP.NET set, means every
    /// address. Ports count only where no address is named.
    /// </summary>
    public static bool AnyBeyondLoopback(IConfiguration configuration)
    {
        string[] addresses =
        [
            .. Listed(configuration["Urls"] ?? configuration["server.urls"]),
            .. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? ""),
        ];
        return addresses.Length > 0 ? addresses.Any(IsBeyondLoopback) : Listed(configuration["http_ports"]).Concat(Listed(configuration["https_ports"])).Any();
    }

    public static bool IsBeyondLoopback(string address) => !IsLoopback(BindingAddress.Parse(address).Host);

    public static bool IsLoopback(ReadOnlySpan<char> host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && Arrival.IsLoopback(address));

    private static string[] Listed(string? setting) => (setting ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>Settings of the provider that vouches for people and programs, besides keys; unused where <see cref="Authority"/> is empty.</summary>
internal sealed class OpenIdConnectSettings
{
    public string? Authority { get; set => field = NullIfEmpty(value); }

    /// <summary>Name of the provider on the sign-in button; the authority's host where it is not set.</summary>
    public string? Name { get; set => field = NullIfEmpty(value); }

    /// <summary>Client ID for signing browsers in; browsers cannot sign in with the provider where it is empty.</summary>
    public string? ClientId { get; set => field = NullIfEmpty(value); }

    /// <summary>Client secret; null for a public client, as each sign-in is protected by PKCE anyway.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Audience that the tokens must be for. Otherwise any other application that receives one could use it here.</summary>
    public string? Audience { get => field ?? ClientId; set => field = NullIfEmpty(value); }

    /// <summary>Claim of a token that contains its roles.</summary>
    public string RoleClaim { get; set; } = "roles";

    public string PredictRole { get; set; } = "regressor-predict";

    public string WriteRole { get; set; } = "regressor-write";

    public string AdminRole { get; set; } = "regressor-admin";

    /// <summary>True if browsers can sign in with the provider.</summary>
    public bool SignsIn => Authority is not null && ClientId is not null;

    public string? ShownName => SignsIn ? Name ?? new Uri(Authority!).Host : null;

    /// <summary>True if the provider runs on this machine, to try it out and without TLS.</summary>
    public bool IsOnThisMachine => Authority is not null && new Uri(Authority).IsLoopback;

    /// <summary>Error in the settings; null if they are valid.</summary>
    public string? Objection
    {
        get
        {
            if (Authority is null) return ClientId is null ? null : "Security:Oidc:Authority must be set, because Security:Oidc:ClientId is.";
            if (!Uri.TryCreate(Authority, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && (uri.Scheme != Uri.UriSchemeHttp || !uri.IsLoopback)))
                return $"Security:Oidc:Authority must be an address that begins with https://, not '{Authority}'.";
            return Audience is null ? "Security:Oidc:Audience must be set to the audience of the provider's tokens, because Security:Oidc:Authority is set." : null;
        }
    }

    private static string? NullIfEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
