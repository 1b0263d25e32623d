using System.Security.Claims;
using Regressor.Domain.Security;

namespace Regressor.WebApi.Authentication;

/// <summary>What a principal's claims say.</summary>
internal static class CallerClaims
{
    private const string ScopeClaim = "scope", DatasetClaim = "dataset", KeyClaim = "key", StampClaim = "stamp", SubjectClaim = "sub";

    public static ClaimsPrincipal Of(ApiKey key, string scheme)
    {
        List<Claim> claims = [new(ClaimTypes.Name, key.Name), new(KeyClaim, key.Id), new(ScopeClaim, key.Scope.ToString())];
        if (key.Dataset is not null) claims.Add(new(DatasetClaim, key.Dataset));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }

    /// <summary>A browser's that signed in with a key: only as long as there is that very key.</summary>
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

    /// <summary>The greatest; null where there is none.</summary>
    public static AccessScope? Scope(this ClaimsPrincipal caller)
    {
        AccessScope? greatest = null;
        foreach (var claim in caller.FindAll(ScopeClaim))
        {
            if (Enum.TryParse<AccessScope>(claim.Value, out var scope) && !(scope <= greatest)) greatest = scope;
        }

        return greatest;
    }

    /// <summary>The only dataset it may see; null for all.</summary>
    public static string? Dataset(this ClaimsPrincipal caller) => caller.FindFirstValue(DatasetClaim);

    public static string? KeyId(this ClaimsPrincipal caller) => caller.FindFirstValue(KeyClaim);

    /// <summary>Whether it was signed in with this very key.</summary>
    public static bool IsSignedInWith(this ClaimsPrincipal caller, ApiKey key) => caller.FindFirstValue(StampClaim) == key.Stamp;

    /// <summary>Of a user that the provider vouches for, as the provider knows it; null for keys.</summary>
    public static string? Subject(this ClaimsPrincipal caller) => caller.FindFirstValue(SubjectClaim);

    /// <summary>Whom what is limited by caller is counted for: a key, a user, or an address.</summary>
    public static string WhoAsks(HttpContext context) =>
        context.User.KeyId() ?? context.User.Subject() ?? context.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>Somebody on this machine who need not say who it is, and is limited by nothing. Whom a proxy speaks for is somebody else.</summary>
    public static bool IsOwner(HttpContext context) =>
        ReferenceEquals(context.User, ApiKeyAuthentication.Anonymous) && Arrival.IsFromThisMachine(context) && Arrival.ForwardedBy(context.Request) is null;

    /// <summary>For the audit log.</summary>
    public static string Who(this ClaimsPrincipal caller)
    {
        var name = caller.Identity?.Name;
        if (caller.KeyId() is { } key) return $"key:{key} {name}";
        return caller.Subject() is { } subject ? $"user:{subject} {name}".TrimEnd() : "anonymous";
    }
}
