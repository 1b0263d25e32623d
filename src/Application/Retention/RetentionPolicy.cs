using Regressor.Domain.Security;

namespace Regressor.Application.Retention;

/// <summary>How much is kept of what only grows by itself. 0 keeps all.</summary>
/// <param name="Models">Versions of each dataset besides the active one.</param>
/// <param name="Logs">Runs of each dataset whose event files are kept, and their epochs.</param>
/// <param name="Runs">Runs of each dataset.</param>
/// <param name="AuditDays">Age of entries in the audit log, in days.</param>
/// <param name="RoutineAudit">Entries in the audit log that are <see cref="AuditEntry.IsRoutine"/>.</param>
public sealed record RetentionPolicy(int Models, int Logs, int Runs, int AuditDays, int RoutineAudit);
