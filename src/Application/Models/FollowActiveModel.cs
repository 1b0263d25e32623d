using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions;

namespace Regressor.Application.Models;

/// <summary>Another process may have activated a version of a dataset, or removed the dataset: this one follows.</summary>
public sealed record FollowActiveModelCommand(string Dataset) : IRequest;

internal sealed class FollowActiveModelValidator : AbstractValidator<FollowActiveModelCommand>
{
    public FollowActiveModelValidator() => RuleFor(command => command.Dataset).NotEmpty();
}

internal sealed class FollowActiveModelHandler(
    IDatasetRepository datasets, ServingModels serving, ColumnSummaries summaries, ITrainingLogFactory logs, FileRemoval removal) : IRequestHandler<FollowActiveModelCommand>
{
    public async Task Handle(FollowActiveModelCommand request, CancellationToken cancellationToken)
    {
        try
        {
            await serving.FollowAsync(request.Dataset, cancellationToken);
        }
        catch (NotFoundException)
        {
            // It was removed meanwhile, which is told, too.
        }

        if (await datasets.FindAsync(request.Dataset, cancellationToken) is not null) return;
        summaries.Forget(request.Dataset);
        Measurements.Forget(request.Dataset);
        removal.Try(() => logs.DeleteAll(request.Dataset));
    }
}
