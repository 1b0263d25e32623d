using MediatR;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Security;

/// <summary>Lists the entries of the audit log, newest first.</summary>
public sealed record ListAuditEntriesQuery(int Page = 1, int PageSize = Paging.DefaultPageSize) : IRequest<PageDto<AuditEntryDto>>, IPagedQuery;

/// <param name="At">Time of the operation, UTC.</param>
/// <param name="Who">Caller, such as 'key:0123456789ab forecasts', 'user:jane' or 'anonymous'.</param>
/// <param name="What">Name of the operation.</param>
/// <param name="Target">URL path of the request.</param>
public sealed record AuditEntryDto(DateTimeOffset At, string Who, string What, string Target);

internal sealed class ListAuditEntriesValidator : PagedQueryValidator<ListAuditEntriesQuery>;

internal sealed class ListAuditEntriesHandler(IAuditLog log) : IRequestHandler<ListAuditEntriesQuery, PageDto<AuditEntryDto>>
{
    public async Task<PageDto<AuditEntryDto>> Handle(ListAuditEntriesQuery request, CancellationToken cancellationToken) => PageDto<AuditEntryDto>.Of(
        await log.ListAsync(request.Paging(), cancellationToken), request.Paging(), entry => new AuditEntryDto(entry.At, entry.Who, entry.What, entry.Target));
}
