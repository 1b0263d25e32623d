using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;
using Regressor.Domain.Security;

namespace Regressor.Application.Security;

/// <summary>Permanently revokes an API key.</summary>
public sealed record RevokeApiKeyCommand(string Id) : IRequest<ApiKeyDto>;

internal sealed class RevokeApiKeyValidator : AbstractValidator<RevokeApiKeyCommand>
{
    public RevokeApiKeyValidator() => RuleFor(command => command.Id).NotEmpty();
}

internal sealed class RevokeApiKeyHandler(
    IApiKeyRepository keys, IApiKeyCache keyring, KeyPolicy policy, IDistributedLockProvider turns, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<RevokeApiKeyCommand, ApiKeyDto>
{
    public async Task<ApiKeyDto> Handle(RevokeApiKeyCommand request, CancellationToken cancellationToken)
    {
        await using var turn = await turns.TakeAsync(LockName.Keys, cancellationToken);
        var key = await keys.GetAsync(request.Id, cancellationToken);
        var others = (await keys.ListGoodAsync(cancellationToken)).Where(good => good.Id != key.Id).ToList();

        // With no keys left, the server would be open to all callers. With only other keys left, nobody could create or revoke one.
        if (policy.OnlyKeysLetIn && key is { Scope: AccessScope.Admin, RevokedAt: null } && others.All(other => other.Scope != AccessScope.Admin))
            throw new DomainException(ProblemCodes.LastAdminKey, "This is the last admin key. Create another admin key before revoking it.");
        key.Revoke(time.GetUtcNow());
        await unitOfWork.SaveChangesAsync(cancellationToken);
        await keyring.TakeInAsync(key);
        return ApiKeyDto.From(key);
    }
}
