using System.Linq.Expressions;

namespace Regressor.Domain.Security;

/// <summary>That somebody changed something, was let in, or took data out. Never changed itself, and deleted by age only, or where there are many more like it.</summary>
public sealed class AuditEntry
{
    public const int MaxLength = 300;

    /// <summary>Who removes old versions by itself.</summary>
    public const string Server = "server";

    /// <summary>The operation that removes a version.</summary>
    public const string ModelDeleted = "deleteModel";

    /// <summary>Operations on one example.</summary>
    public static readonly IReadOnlyList<string> OnOneExample = ["addExample", "correctExample", "changeExample", "deleteExample"];

    /// <summary>Of which there are so many that they would fill the log: about one example, and of versions that the server removed.</summary>
    public static Expression<Func<AuditEntry, bool>> IsRoutine { get; } =
        entry => OnOneExample.Contains(entry.What) || (entry.Who == Server && entry.What == ModelDeleted);

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
