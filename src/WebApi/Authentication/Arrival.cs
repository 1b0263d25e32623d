using System.Net;
using Microsoft.AspNetCore.Connections.Features;

namespace Regressor.WebApi.Authentication;

/// <summary>Determines how a request arrived, regardless of what it claims.</summary>
internal static class Arrival
{
    /// <summary>
    /// Headers that proxies add, and those that the framework leaves in their place where it trusts them
    /// (ASPNETCORE_FORWARDEDHEADERS_ENABLED).
    /// </summary>
    private static readonly string[] OfProxies =
    [
        "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Server", "X-Forwarded-Prefix", "Forwarded", "Via", "X-Real-IP",
        "X-Original-For", "X-Original-Host", "X-Original-Proto", "X-Original-Prefix",
    ];

    /// <summary>
    /// Determines whether the peer is a program on this machine. A socket in the file system, or no connection at all, has no address.
    /// </summary>
    public static bool IsFromThisMachine(HttpContext context) => PeerOf(context) is not { } peer || IsLoopback(peer);

    /// <summary>Returns the evidence that a proxy forwarded the request; null if there is none.</summary>
    public static string? ForwardedBy(HttpRequest request)
    {
        foreach (var header in OfProxies)
        {
            if (request.Headers.ContainsKey(header)) return header;
        }

        // By default, nginx speaks HTTP/1.0 to its upstream servers and adds no header.
        return HttpProtocol.IsHttp10(request.Protocol) ? request.Protocol : null;
    }

    public static bool IsLoopback(IPAddress address) => IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    /// <summary>
    /// Prefers the connection's own address: the request's address is whatever a proxy, or somebody posing as one, has claimed.
    /// </summary>
    private static IPAddress? PeerOf(HttpContext context) =>
        context.Features.Get<IConnectionEndPointFeature>()?.RemoteEndPoint is IPEndPoint peer ? peer.Address : context.Connection.RemoteIpAddress;
}
