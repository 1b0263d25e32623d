using System.Globalization;
using Regressor.Application;
using Regressor.WebApi.Authentication;

namespace Regressor.WebApi.Spooling;

/// <param name="Name">Caller that the space is counted for.</param>
/// <param name="IsOwner">True if the caller may use all of the space.</param>
internal readonly record struct Spooler(string Name, bool IsOwner)
{
    public static Spooler Of(HttpContext context) => new(CallerClaims.WhoAsks(context), CallerClaims.IsOwner(context));
}

/// <summary>
/// Shares the disk space for bodies in transit among all callers. A caller gets at most as much as it leaves to the others: one caller
/// half, two a third each. Some space always remains for the next caller.
/// </summary>
internal sealed class SpoolRoom(ServerLimits limits)
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _held = [];
    private long _taken;

    /// <param name="who">Caller that needs the space.</param>
    /// <param name="own">Space that the same request already holds, in bytes.</param>
    /// <param name="more">Additional space that the request needs, in bytes.</param>
    /// <exception cref="LimitException">Too little space is left.</exception>
    public void Take(Spooler who, long own, long more)
    {
        if (limits.SpooledBytes is not { } most) return;
        lock (_lock)
        {
            var held = _held.GetValueOrDefault(who.Name);
            var left = most - _taken - more;
            if (left < 0 || (held + more > left && !who.IsOwner)) throw Refusal(most, who.IsOwner ? most : most / 2, own + more, held - own);
            _taken += more;
            _held[who.Name] = held + more;
        }
    }

    public void Return(Spooler who, long bytes)
    {
        if (limits.SpooledBytes is null || bytes == 0) return;
        lock (_lock)
        {
            _taken -= bytes;
            if ((_held[who.Name] -= bytes) == 0) _held.Remove(who.Name);
        }
    }

    private LimitException Refusal(long most, long share, long needed, long others)
    {
        if (needed > share)
        {
            return Refusal(LimitKind.Room, string.Create(
                CultureInfo.InvariantCulture, $"This request would use more than {share} of the {most} bytes for files in transfer. Upload or download smaller files, or raise the limit."));
        }

        return others > 0
            ? Refusal(LimitKind.Rate, string.Create(
                CultureInfo.InvariantCulture, $"Your uploads and downloads use {others} of the {most} bytes for files in transfer. Wait for one to end."))
            : Refusal(LimitKind.Room, string.Create(
                CultureInfo.InvariantCulture, $"Uploads and downloads of other callers use the {most} bytes for files in transfer. Retry in a moment."), Wait);

        LimitException Refusal(LimitKind kind, string message, TimeSpan? retryAfter = null) =>
            new(kind, nameof(limits.SpooledBytes), most, message) { RetryAfter = retryAfter };
    }
}
