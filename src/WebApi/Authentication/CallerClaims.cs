using System.Security.Claims;
using Regressor.Domain.Security;

namespace Regressor.WebApi.Authentication;

/// <summary>Creates and reads the claims of a principal.</summary>
internal static class CallerClaims
{
    private const string ScopeClaim = "scope", DatasetClaim = "dataset", KeyClaim = "key", StampClaim = "stamp", SubjectClaim = "sub";

    public static ClaimsPrincipal Of(ApiKey key, string scheme)
    {
        List<Claim> claims = [new(ClaimTypes.Name, key.Name), new(KeyClaim, key.Id), new(ScopeClaim, key.Scope.ToString())];
        if (key.Dataset is not null) claims.Add(new(DatasetClaim, key.Dataset));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }

    /// <summary>Creates the principal of a browser that signed in with a key. It is valid only while that very key exists.</summary>
    public static ClaimsPrincipal SignedInWith(ApiKey key, string scheme)
    {
        var caller = Of(key, scheme);
        ((ClaimsIdentity)caller.Identity!).AddClaim(new(StampClaim, key.Stamp));
        return caller;
    }

    public static ClaimsPrincipal Anonymous(string scheme) =>
        new(new ClaimsIdentity([new(ClaimTypes.Name, "anonymous"), new(ScopeClaim, nameof(AccessScope.Admin))], scheme));

    public static ClaimsPrincipal Of(string subject, string name, IEnumerable<AccessScope> scopes, string scheme) =>
        new(new ClaimsIdentity([new(ClaimTypes.Name, name), new(SubjectClaim, subject), .. scopes.Select(scope => new Claim(ScopeClaim, scope.ToString()))], scheme));

    /// <summary>Returns the greatest scope; null if the caller has none.</summary>
    public static AccessScope? Scope(this ClaimsPrincipal caller)
    {
        AccessScope? greatest = null;
        foreach (var claim in caller.FindAll(ScopeClaim))
        {
            if (Enum.TryParse<AccessScope>(claim.Value, out var scope) && !(scope <= greatest)) greatest = scope;
        }

        return greatest;
    }

    /// <summary>Returns the only dataset that the caller may see; null for all.</summary>
    public static string? Dataset(this ClaimsPrincipal caller) => caller.FindFirstValue(DatasetClaim);

    public static string? KeyId(this ClaimsPrincipal caller) => caller.FindFirstValue(KeyClaim);

    /// <summary>Determines whether the caller signed in with this very key.</summary>
    public static bool IsSignedInWith(this ClaimsPrincipal caller, ApiKey key) => caller.FindFirstValue(StampClaim) == key.Stamp;

    /// <summary>Returns the provider's identifier of a user it vouches for; null for keys.</summary>
    public static string? Subject(this ClaimsPrincipal caller) => caller.FindFirstValue(SubjectClaim);

    /// <summary>Returns the identity that limits per caller are counted for: a key, a user, or an address.</summary>
    public static string WhoAsks(HttpContext context) =>
        context.User.KeyId() ?? context.User.Subject() ?? context.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>
    /// Determines whether the caller is on this machine and need not authenticate; no limits apply to it. A caller behind a proxy does not
    /// count.
    /// </summary>
    public static bool IsOwner(HttpContext context) =>
        ReferenceEquals(context.User, ApiKeyAuthentication.Anonymous) && Arrival.IsFromThisMachine(context) && Arrival.ForwardedBy(context.Request) is null;

    /// <summary>Returns the caller's identity for the audit log.</summary>
    public static string Who(this ClaimsPrincipal caller)
    {
        var name = caller.Identity?.Name;
        if (caller.KeyId() is { } key) return $"key:{key} {name}";
        return caller.Subject() is { } subject ? $"user:{subject} {name}".TrimEnd() : "anonymous";
    }
}
