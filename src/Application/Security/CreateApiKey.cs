using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;
using Regressor.Domain.Security;

namespace Regressor.Application.Security;

/// <summary>Creates a key. The response is the only place where its text is ever shown.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Scope">What a caller with the key may do.</param>
/// <param name="Dataset">The only dataset that the key is valid for; null for all.</param>
public sealed record CreateApiKeyCommand(string? Name, AccessScope? Scope, string? Dataset) : IRequest<CreatedApiKeyDto>;

/// <param name="Key">The stored part of the key.</param>
/// <param name="Text">The secret, which clients send as 'Authorization: Bearer …'.</param>
public sealed record CreatedApiKeyDto(ApiKeyDto Key, string Text);

internal sealed class CreateApiKeyValidator : AbstractValidator<CreateApiKeyCommand>
{
    public CreateApiKeyValidator()
    {
        RuleFor(command => command.Name).NotEmpty().MaximumLength(ApiKey.MaxNameLength).WithoutNul().WithoutInvisibleCharacters();
        RuleFor(command => command.Scope).NotNull().IsInEnum();
        RuleFor(command => command.Scope).NotEqual(AccessScope.Admin).When(command => command.Dataset is not null)
            .WithMessage("'scope' must be predict or write for a key of one dataset: the scope admin covers all datasets.");
    }
}

internal sealed class CreateApiKeyHandler(
    IApiKeyRepository keys, IDatasetRepository datasets, IApiKeyCache keyring, KeyPolicy policy, IDistributedLockProvider turns, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<CreateApiKeyCommand, CreatedApiKeyDto>
{
    public async Task<CreatedApiKeyDto> Handle(CreateApiKeyCommand request, CancellationToken cancellationToken)
    {
        await using var turn = await turns.TakeAsync(LockName.Keys, cancellationToken);

        // Once a key exists, nobody has access without one, so the first key must be able to create others.
        if (policy.OnlyKeysLetIn && request.Scope != AccessScope.Admin && (await keys.ListGoodAsync(cancellationToken)).All(key => key.Scope != AccessScope.Admin))
            throw new DomainException(ProblemCodes.AdminKeyFirst, "The first key must have the scope admin: it turns on authentication, and only an admin can create more keys.");
        var dataset = request.Dataset is null ? null : await datasets.GetAsync(request.Dataset, cancellationToken);
        var (key, text) = ApiKey.Create(request.Name!, request.Scope!.Value, dataset, time.GetUtcNow());
        keys.Add(key);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        await keyring.TakeInAsync(key);
        return new CreatedApiKeyDto(ApiKeyDto.From(key), text);
    }
}
