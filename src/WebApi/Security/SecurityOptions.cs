using System.Net;

namespace Regressor.WebApi.Security;

/// <summary>The section Security of the settings.</summary>
internal sealed class SecurityOptions
{
    /// <summary>Lets everybody do everything, whatever keys there are.</summary>
    public bool AllowAnonymous { get; set; }

    public OpenIdConnectSettings Oidc { get; set; } = new();

    /// <summary>Whether others than this machine's programs can reach the server.</summary>
    public bool IsExposed { get; set; }

    /// <summary>Of all the addresses that the settings name.</summary>
    public static bool AnyBeyondLoopback(IConfiguration configuration)
    {
        var addresses = (configuration["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? ""));
        return addresses.Any(address => !IsLoopback(address));
    }

    private static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address).Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }
}

/// <summary>Who vouches for people and programs besides keys; not used where <see cref="Authority"/> is empty.</summary>
internal sealed class OpenIdConnectSettings
{
    public string? Authority { get; set; }

    /// <summary>Whom its tokens must be for.</summary>
    public string? Audience { get; set; }

    /// <summary>Where a token tells its roles.</summary>
    public string RoleClaim { get; set; } = "roles";

    public string PredictRole { get; set; } = "regressor-predict";

    public string WriteRole { get; set; } = "regressor-write";

    public string AdminRole { get; set; } = "regressor-admin";
}
