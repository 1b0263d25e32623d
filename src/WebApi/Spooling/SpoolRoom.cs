using System.Globalization;
using Regressor.Application;
using Regressor.WebApi.Authentication;

namespace Regressor.WebApi.Spooling;

/// <param name="Name">Whom it is counted for.</param>
/// <param name="IsOwner">May have all of it.</param>
internal readonly record struct Spooler(string Name, bool IsOwner)
{
    public static Spooler Of(HttpContext context) => new(CallerClaims.WhoAsks(context), CallerClaims.IsOwner(context));
}

/// <summary>
/// The room on the disk for what is on its way in or out. All share it: a caller gets no more than it leaves to the others, so that one
/// takes half of it at most, two a third each, and there is always some for the next.
/// </summary>
internal sealed class SpoolRoom(ServerLimits limits)
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _held = [];
    private long _taken;

    /// <param name="who">Needs it.</param>
    /// <param name="own">What the same request has taken already.</param>
    /// <param name="more">What it needs besides.</param>
    /// <exception cref="LimitException">There is no room for that.</exception>
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
                CultureInfo.InvariantCulture, $"This takes more than {share} bytes on its way, of the {most} that there are for files sent and fetched. Send or ask for less at once, or raise the limit."));
        }

        return others > 0
            ? Refusal(LimitKind.Rate, string.Create(
                CultureInfo.InvariantCulture, $"The files that you send and fetch take {others} bytes on their way, of the {most} that there are for all callers. Wait for one to end."))
            : Refusal(LimitKind.Room, string.Create(
                CultureInfo.InvariantCulture, $"Files that others send and fetch take up the {most} bytes that there are for them. Try again in a moment."), Wait);

        LimitException Refusal(LimitKind kind, string message, TimeSpan? retryAfter = null) =>
            new(kind, nameof(limits.SpooledBytes), most, message) { RetryAfter = retryAfter };
    }
}
