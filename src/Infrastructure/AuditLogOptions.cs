namespace Regressor.Infrastructure;

/// <summary>Audit log settings of the section Security.</summary>
public sealed class AuditLogOptions
{
    public const string Section = "Security";

    /// <summary>Age up to which entries are kept, in days; 0 keeps all.</summary>
    public int KeepAuditDays { get; set; } = 365;

    /// <summary>Number of routine entries that are kept; 0 keeps all.</summary>
    public int KeepRoutineAudit { get; set; } = 100_000;
}
