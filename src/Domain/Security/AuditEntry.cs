using System.Linq.Expressions;

namespace Regressor.Domain.Security;

/// <summary>
/// Records that a caller changed something, was authenticated, or exported data. An entry is never changed. It is deleted only by age, or
/// where there are many more like it.
/// </summary>
public sealed class AuditEntry
{
    public const int MaxLength = 300;

    /// <summary>Actor name of the server, which deletes old versions automatically.</summary>
    public const string Server = "server";

    /// <summary>The operation that deletes a version.</summary>
    public const string ModelDeleted = "deleteModel";

    /// <summary>Parts of the operation <c>renameDataset</c> that change the costs of answers or the split alone, and one that changes several.</summary>
    public const string CostsChanged = "changeCosts", SplitChanged = "changeSplit", SplitDeclined = "declineSplit", SeveralChanged = "changeDataset";

    /// <summary>The operation that permanently deletes a dataset in the trash.</summary>
    public const string TrashedDatasetDeleted = "deleteTrashedDataset";

    /// <summary>Operations on one example.</summary>
    public static readonly IReadOnlyList<string> OnOneExample = ["addExample", "correctExample", "changeExample", "deleteExample"];

    /// <summary>
    /// Matches entries so frequent that they would fill the log: operations on one example, and versions deleted by the server.
    /// </summary>
    public static Expression<Func<AuditEntry, bool>> IsRoutine { get; } =
        entry => OnOneExample.Contains(entry.What) || (entry.Who == Server && entry.What == ModelDeleted);

    private AuditEntry() { }

    public long Id { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The actor, such as 'key:0123456789ab forecasts', 'user:jane' or 'anonymous'.</summary>
    public string Who { get; private set; } = "";

    /// <summary>The name of the operation.</summary>
    public string What { get; private set; } = "";

    /// <summary>The requested URL.</summary>
    public string Target { get; private set; } = "";

    public static AuditEntry Create(DateTimeOffset at, string who, string what, string target) =>
        new() { At = at, Who = Held(who), What = Held(what), Target = Held(target) };

    // PostgreSQL accepts neither NUL nor an unpaired surrogate.
    private static string Held(string text) =>
        (text.Length <= MaxLength ? text : text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)]).Replace('\0', ' ');
}
