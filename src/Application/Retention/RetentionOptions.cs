using Regressor.Domain.Security;

namespace Regressor.Application.Retention;

/// <summary>How much is kept of what only grows by itself. 0 keeps all.</summary>
public sealed class RetentionOptions
{
    /// <summary>Versions of each dataset besides the active one. Setting: Models:Keep.</summary>
    public int Models { get; set; } = 20;

    /// <summary>Runs of each dataset whose event files are kept, and their epochs. Setting: Training:KeepLogs.</summary>
    public int Logs { get; set; } = 50;

    /// <summary>Runs of each dataset. Setting: Training:KeepRuns.</summary>
    public int Runs { get; set; } = 500;

    /// <summary>Age of entries in the audit log, in days. Setting: Security:KeepAuditDays.</summary>
    public int AuditDays { get; set; } = 365;

    /// <summary>Entries in the audit log that are <see cref="AuditEntry.IsRoutine"/>. Setting: Security:KeepRoutineAudit.</summary>
    public int RoutineAudit { get; set; } = 100_000;
}
