namespace Regressor.Domain.Security;

/// <summary>That somebody changed something, was let in, or took data out. Never changed and never deleted itself.</summary>
public sealed class AuditEntry
{
    public const int MaxLength = 300;

    private AuditEntry() { }

    public long Id { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Such as 'key:0123456789ab forecasts', 'user:jane' or 'anonymous'.</summary>
    public string Who { get; private set; } = "";

    /// <summary>The name of the operation.</summary>
    public string What { get; private set; } = "";

    /// <summary>The address it was asked of.</summary>
    public string Target { get; private set; } = "";

    public static AuditEntry Create(DateTimeOffset at, string who, string what, string target) =>
        new() { At = at, Who = Held(who), What = Held(what), Target = Held(target) };

    // PostgreSQL takes no NUL, and no half of a character.
    private static string Held(string text) =>
        (text.Length <= MaxLength ? text : text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)]).Replace('\0', ' ');
}
