using Microsoft.EntityFrameworkCore;
using Regressor.Application;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Security;

namespace Regressor.Infrastructure.Persistence.Repositories;

internal sealed class ApiKeyRepository(RegressorDbContext context) : IApiKeyRepository
{
    public void Add(ApiKey key) => context.Add(key);

    public async Task<ApiKey> GetAsync(string id, CancellationToken cancellationToken) =>
        await context.ApiKeys.SingleOrDefaultAsync(key => key.Id == id, cancellationToken) ?? throw new NotFoundException($"The key '{id}'");

    public Task<Page<ApiKey>> ListAsync(Paging paging, CancellationToken cancellationToken) =>
        context.ApiKeys.AsNoTracking().OrderByDescending(key => key.CreatedAt).PageAsync(paging, cancellationToken);

    public async Task<IReadOnlyList<ApiKey>> ListGoodAsync(CancellationToken cancellationToken) =>
        await context.ApiKeys.AsNoTracking()
            .Where(key => key.RevokedAt == null && !context.Datasets.Any(dataset => dataset.Id == key.DatasetId && dataset.DeletedAt != null))
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<ApiKey>> ListOfAsync(Guid datasetId, CancellationToken cancellationToken) =>
        await context.ApiKeys.Where(key => key.DatasetId == datasetId).ToListAsync(cancellationToken);
}
