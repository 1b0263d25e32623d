using MediatR;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Security;

/// <summary>Lists the keys, including revoked ones, newest first.</summary>
public sealed record ListApiKeysQuery(int Page = 1, int PageSize = Paging.DefaultPageSize) : IRequest<PageDto<ApiKeyDto>>, IPagedQuery;

internal sealed class ListApiKeysValidator : PagedQueryValidator<ListApiKeysQuery>;

internal sealed class ListApiKeysHandler(IApiKeyRepository keys) : IRequestHandler<ListApiKeysQuery, PageDto<ApiKeyDto>>
{
    public async Task<PageDto<ApiKeyDto>> Handle(ListApiKeysQuery request, CancellationToken cancellationToken) =>
        PageDto<ApiKeyDto>.Of(await keys.ListAsync(request.Paging(), cancellationToken), request.Paging(), ApiKeyDto.From);
}
