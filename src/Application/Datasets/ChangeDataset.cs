using AutoMapper;
using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Serving;
using Regressor.Domain.Tasks;

namespace Regressor.Application.Datasets;

/// <summary>Changes a dataset's name, its split, the answer to a suggested one, or the costs of answers. Its slug does not change.</summary>
/// <param name="Dataset">Slug of the dataset.</param>
/// <param name="Name">The new name; null to keep it.</param>
/// <param name="Costs">The new costs; null to remove them.</param>
/// <param name="ChangesCosts">False to keep the costs.</param>
/// <param name="Split">The new split; null to keep it. Models that exist keep theirs.</param>
/// <param name="DeclinedSplit">A suggested split that somebody decided against; null to keep what was decided.</param>
public sealed record ChangeDatasetCommand(
    string Dataset, string? Name, DecisionCostsDto? Costs = null, bool ChangesCosts = false, SplitDto? Split = null, SplitDto? DeclinedSplit = null)
    : IRequest<DatasetDto>;

internal sealed class ChangeDatasetValidator : AbstractValidator<ChangeDatasetCommand>
{
    public ChangeDatasetValidator()
    {
        RuleFor(command => command.Name).NotEmpty().MaximumLength(Domain.Datasets.Dataset.MaxNameLength).WithoutNul().WithoutInvisibleCharacters()
            .When(command => command.Name is not null || (!command.ChangesCosts && command.Split is null && command.DeclinedSplit is null));
        RuleFor(command => command.Costs!).Must(costs => HasRows(costs) && costs.ToDomain().IsBounded()).When(command => command.Costs is not null)
            .WithMessage($"'costs.matrix' must contain at most {ClassificationTask.MaxClasses} classes by {ClassificationTask.MaxClasses}, with names of 1 to {CategoricalColumnType.MaxLength} characters.");
        RuleFor(command => command.Costs!).Custom((costs, context) =>
        {
            if (costs.ToDomain().FindProblem() is { } problem) context.AddFailure(problem);
        }).When(command => command.Costs is { } costs && HasRows(costs));
    }

    private static bool HasRows(DecisionCostsDto costs) => costs.Matrix?.Values.All(row => row is not null) is true;
}

internal sealed class ChangeDatasetHandler(
    IDatasetRepository datasets, ModelActivationService serving, IDistributedLockProvider turns, IUnitOfWork unitOfWork, IMapper mapper)
    : IRequestHandler<ChangeDatasetCommand, DatasetDto>
{
    public async Task<DatasetDto> Handle(ChangeDatasetCommand request, CancellationToken cancellationToken)
    {
        // A model that is being activated must not decide by the costs before.
        await using var turn = request.ChangesCosts ? await turns.TakeAsync(LockName.VersionsOf(request.Dataset), cancellationToken) : null;
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        if (request.Name is { } name) dataset.Rename(name);
        if (request.ChangesCosts) dataset.SetCosts(request.Costs?.ToDomain());
        if (request.Split is { } split) dataset.SetSplit(split.ToDomain(dataset, "split.column"));
        if (request.DeclinedSplit is { } declined) dataset.DeclineSplit(declined.ToDomain(dataset, "declinedSplit.column"));
        await unitOfWork.SaveChangesAsync(cancellationToken);

        // Stored: a client that goes away now must not keep this server from deciding by the new costs.
        if (request.ChangesCosts) await serving.FollowAsync(dataset.Slug, CancellationToken.None);
        return mapper.Map<DatasetDto>(dataset);
    }
}
