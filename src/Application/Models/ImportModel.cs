using AutoMapper;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Behaviors;
using Regressor.Application.Files;
using Regressor.Application.Retention;
using Regressor.Domain.Datasets;
using Regressor.Domain.Models;

namespace Regressor.Application.Models;

/// <summary>Imports a checkpoint as the next version of a dataset with the same columns, without activating it.</summary>
/// <param name="Dataset">Slug of the dataset.</param>
/// <param name="Content">Seekable stream of the checkpoint; nothing in it is trusted.</param>
public sealed record ImportModelCommand(string Dataset, Stream Content) : IRequest<ModelDto>, IConsumesStorage;

internal sealed class ImportModelHandler(
    IDatasetRepository datasets,
    IModelRepository models,
    ICheckpointStore checkpoints,
    IActiveModelCache predictor,
    IDistributedLockProvider turns,
    DatasetPruner pruner,
    FileRemoval removal,
    IUnitOfWork unitOfWork,
    IMapper mapper) : IRequestHandler<ImportModelCommand, ModelDto>
{
    public async Task<ModelDto> Handle(ImportModelCommand request, CancellationToken cancellationToken)
    {
        var model = await StoreAsync(request.Dataset, Sound(() => checkpoints.Read(request.Content)), cancellationToken);
        await pruner.PruneAsync(request.Dataset);
        return ModelDto.From(model, active: false, mapper);
    }

    private async Task<Model> StoreAsync(string slug, Checkpoint given, CancellationToken cancellationToken)
    {
        await using var turn = await turns.TakeAsync(LockName.VersionsOf(slug), cancellationToken);
        var dataset = await datasets.GetAsync(slug, cancellationToken);
        var checkpoint = Sound(() => Adopt(given, dataset));
        await checkpoints.SaveAsync(checkpoint, cancellationToken);
        var model = Model.Create(dataset.Id, checkpoint.Version, checkpoint.TrainingRunId, checkpoint.Options, checkpoint.Report, checkpoint.CreatedAt);
        models.Add(model, checkpoint.Diagnostics);
        try
        {
            // No longer cancellable: the file on disk must get its row or be deleted.
            await unitOfWork.SaveChangesAsync(CancellationToken.None);
        }
        catch
        {
            removal.Try(() => checkpoints.Delete(dataset.Id, checkpoint.Version));
            throw;
        }

        return model;
    }

    /// <summary>Creates the dataset's next version from the network of the imported checkpoint.</summary>
    private Checkpoint Adopt(Checkpoint given, Dataset dataset)
    {
        var differences = SchemaComparison.Between(dataset.Schema, given.Dataset);
        if (differences.Count > 0) throw new ValidationException(differences.Select(difference => new ValidationFailure("file", difference)));

        dataset.AdoptCosts(given.Dataset);
        var checkpoint = given with
        {
            Dataset = dataset.Schema,
            Version = dataset.NextModelVersion(),
            CreatedAt = given.CreatedAt.ToUniversalTime(),
            Report = given.Report with { Elsewhere = given.Report.Elsewhere || given.Dataset.Id != dataset.Id, Activation = null },
            Diagnostics = given.Diagnostics?.WithoutExampleIds(),
        };
        predictor.Check(checkpoint);
        return checkpoint;
    }

    private static Checkpoint Sound(Func<Checkpoint> read)
    {
        try
        {
            return read();
        }
        catch (CorruptCheckpointException damage)
        {
            throw new UnreadableFileException(damage.Message, damage);
        }
    }
}
