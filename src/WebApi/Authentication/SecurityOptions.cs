using System.Net;

namespace Regressor.WebApi.Authentication;

/// <summary>The section Security of the settings.</summary>
internal sealed class SecurityOptions
{
    public const string Section = "Security";

    /// <summary>Lets everybody do everything, whatever keys there are.</summary>
    public bool AllowAnonymous { get; set; }

    public OpenIdConnectSettings Oidc { get; set; } = new();

    /// <summary>Whether others than this machine's programs can reach the server.</summary>
    public bool IsExposed { get; set; }

    /// <summary>Of all the addresses that the settings name. Ports alone, which images of ASP.NET set, are those of every address; they count where no address is named.</summary>
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

/// <summary>Who vouches for people and programs besides keys; not used where <see cref="Authority"/> is empty.</summary>
internal sealed class OpenIdConnectSettings
{
    public string? Authority { get; set => field = NullIfEmpty(value); }

    /// <summary>What people know the provider by, on the button that takes them there; the authority's host where it is not set.</summary>
    public string? Name { get; set => field = NullIfEmpty(value); }

    /// <summary>As which browsers are sent to the provider; not sent there where it is empty.</summary>
    public string? ClientId { get; set => field = NullIfEmpty(value); }

    /// <summary>None for a public client: each sign-in proves itself anyway (PKCE).</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Whom its tokens must be for: else any other application that is given one could use it here.</summary>
    public string? Audience { get => field ?? ClientId; set => field = NullIfEmpty(value); }

    /// <summary>Where a token tells its roles.</summary>
    public string RoleClaim { get; set; } = "roles";

    public string PredictRole { get; set; } = "regressor-predict";

    public string WriteRole { get; set; } = "regressor-write";

    public string AdminRole { get; set; } = "regressor-admin";

    /// <summary>Whether browsers can sign in by it.</summary>
    public bool SignsIn => Authority is not null && ClientId is not null;

    public string? ShownName => SignsIn ? Name ?? new Uri(Authority!).Host : null;

    /// <summary>Then for trying it out, and without TLS.</summary>
    public bool IsOnThisMachine => Authority is not null && new Uri(Authority).IsLoopback;

    /// <summary>What is wrong with the settings; null for nothing.</summary>
    public string? Objection
    {
        get
        {
            if (Authority is null) return ClientId is null ? null : "Security:Oidc:ClientId is set, and Security:Oidc:Authority is not.";
            if (!Uri.TryCreate(Authority, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && (uri.Scheme != Uri.UriSchemeHttp || !uri.IsLoopback)))
                return $"Security:Oidc:Authority must be an address that begins with https://, and is '{Authority}'.";
            return Audience is null ? "Security:Oidc:Authority is set. Set Security:Oidc:Audience too: whom the provider's tokens must be for." : null;
        }
    }

    private static string? NullIfEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
