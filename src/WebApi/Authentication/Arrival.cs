using System.Net;
using Microsoft.AspNetCore.Connections.Features;

namespace Regressor.WebApi.Authentication;

/// <summary>How a request came here, whatever it says of itself.</summary>
internal static class Arrival
{
    /// <summary>What proxies add, and what the framework leaves in its place where it believes them (ASPNETCORE_FORWARDEDHEADERS_ENABLED).</summary>
    private static readonly string[] OfProxies =
    [
        "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Server", "X-Forwarded-Prefix", "Forwarded", "Via", "X-Real-IP",
        "X-Original-For", "X-Original-Host", "X-Original-Proto", "X-Original-Prefix",
    ];

    /// <summary>Whether who is connected is a program of this machine; a socket in the file system, or none at all, has no address.</summary>
    public static bool IsFromThisMachine(HttpContext context) => PeerOf(context) is not { } peer || IsLoopback(peer);

    /// <summary>What tells that a proxy has passed it on; null where nothing does.</summary>
    public static string? ForwardedBy(HttpRequest request)
    {
        foreach (var header in OfProxies)
        {
            if (request.Headers.ContainsKey(header)) return header;
        }

        // What nginx speaks to those behind it, if it is not told otherwise, and it adds no header.
        return HttpProtocol.IsHttp10(request.Protocol) ? request.Protocol : null;
    }

    public static bool IsLoopback(IPAddress address) => IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    /// <summary>The connection's own address comes first: the request's is what a proxy, or whoever poses as one, has said.</summary>
    private static IPAddress? PeerOf(HttpContext context) =>
        context.Features.Get<IConnectionEndPointFeature>()?.RemoteEndPoint is IPEndPoint peer ? peer.Address : context.Connection.RemoteIpAddress;
}
