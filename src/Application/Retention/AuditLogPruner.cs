using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Retention;

/// <summary>Removes the oldest entries of the audit log.</summary>
internal sealed class AuditLogPruner(IAuditLog audit, IUnitOfWork unitOfWork, RetentionPolicy policy, TimeProvider time)
{
    public async Task PruneAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset? before = policy.AuditDays > 0 ? time.GetUtcNow().AddDays(-policy.AuditDays) : null;
        int? routine = policy.RoutineAudit > 0 ? policy.RoutineAudit : null;

        // Delete in batches: on SQLite nothing else can write in the meantime.
        while (await audit.RemoveOldAsync(before, routine, cancellationToken)) await unitOfWork.SaveChangesAsync(cancellationToken);
    }
}
