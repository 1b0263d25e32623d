using Regressor.Application.Abstractions;

namespace Regressor.Application.Retention;

/// <summary>Removes the oldest entries of the audit log.</summary>
internal sealed class AuditLogPruner(IAuditLog audit, IUnitOfWork unitOfWork, RetentionOptions options, TimeProvider time)
{
    public async Task PruneAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset? before = options.AuditDays > 0 ? time.GetUtcNow().AddDays(-options.AuditDays) : null;
        int? routine = options.RoutineAudit > 0 ? options.RoutineAudit : null;

        // Some at a time: on SQLite nobody else can write meanwhile.
        while (await audit.RemoveOldAsync(before, routine, cancellationToken)) await unitOfWork.SaveChangesAsync(cancellationToken);
    }
}
