using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Serving;

namespace Regressor.Application.Datasets;

/// <summary>Removes a dataset with its examples, runs, models, checkpoints and logs. A training under way notices and stops.</summary>
public sealed record DeleteDatasetCommand(string Dataset) : IRequest;

internal sealed class DeleteDatasetValidator : AbstractValidator<DeleteDatasetCommand>
{
    public DeleteDatasetValidator() => RuleFor(command => command.Dataset).NotEmpty();
}

internal sealed class DeleteDatasetHandler(
    IDatasetRepository datasets,
    IUnitOfWork unitOfWork,
    ModelActivationService serving,
    ColumnSummaries summaries,
    ICheckpointStore checkpoints,
    ITrainingLogFactory logs,
    IApiKeyCache keyring,
    FileRemoval removal) : IRequestHandler<DeleteDatasetCommand>
{
    public async Task Handle(DeleteDatasetCommand request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        await datasets.RemoveAsync(dataset, cancellationToken);
        await serving.RemoveAsync(dataset.Slug, () => unitOfWork.SaveChangesAsync(cancellationToken));

        // From here on the dataset is gone, and nothing may fail any more. Memory first: it is what answers.
        await keyring.ForgetAsync(dataset.Id);
        summaries.Forget(dataset.Slug);
        Instrumentation.Forget(dataset.Slug);
        removal.Try(() => checkpoints.DeleteAll(dataset.Id));
        removal.Try(() => logs.DeleteAll(dataset.Slug));
    }
}
