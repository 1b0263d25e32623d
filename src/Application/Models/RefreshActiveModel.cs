using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Serving;

namespace Regressor.Application.Models;

/// <summary>Another process may have activated a version of a dataset, or removed the dataset: this one follows.</summary>
public sealed record RefreshActiveModelCommand(string Dataset) : IRequest;

internal sealed class RefreshActiveModelValidator : AbstractValidator<RefreshActiveModelCommand>
{
    public RefreshActiveModelValidator() => RuleFor(command => command.Dataset).NotEmpty();
}

internal sealed class RefreshActiveModelHandler(
    IDatasetRepository datasets, ModelActivationService serving, ColumnSummaries summaries, ITrainingLogFactory logs, FileRemoval removal) : IRequestHandler<RefreshActiveModelCommand>
{
    public async Task Handle(RefreshActiveModelCommand request, CancellationToken cancellationToken)
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
        Instrumentation.Forget(request.Dataset);
        removal.Try(() => logs.DeleteAll(request.Dataset));
    }
}
