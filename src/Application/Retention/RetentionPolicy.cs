using Regressor.Domain.Security;

namespace Regressor.Application.Retention;

/// <summary>Limits what would otherwise grow without bound. 0 keeps all.</summary>
/// <param name="Models">Number of versions kept of each dataset, in addition to the active one.</param>
/// <param name="Logs">Number of runs of each dataset whose event files and epochs are kept.</param>
/// <param name="Runs">Number of runs kept of each dataset.</param>
/// <param name="AuditDays">Age up to which entries of the audit log are kept, in days.</param>
/// <param name="RoutineAudit">Number of entries kept in the audit log that are <see cref="AuditEntry.IsRoutine"/>.</param>
/// <param name="TrashDays">Days that a deleted dataset stays in the trash; 0 deletes datasets permanently at once, and empties the trash.</param>
public sealed record RetentionPolicy(int Models, int Logs, int Runs, int AuditDays, int RoutineAudit, int TrashDays);
