using AutoMapper;
using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions;
using Regressor.Application.Behaviors;
using Regressor.Domain;
using Regressor.Domain.Training;
using Limits = Regressor.Domain.Training.TrainingOptions.Limits;

namespace Regressor.Application.Training;

/// <summary>Queues a training of a dataset. Options that are not given take the defaults of <see cref="TrainingOptions"/>.</summary>
public sealed record TrainCommand(
    string Dataset,
    double? TestFraction = null,
    int? Members = null,
    IReadOnlyList<int>? HiddenSizes = null,
    int? Epochs = null,
    double? MaxSeconds = null,
    double? LearningRate = null,
    int? BatchSize = null,
    double? WeightDecay = null,
    double? Dropout = null,
    long? Seed = null,
    TrainingStart? StartFrom = null,
    ActivationRule? Activate = null) : IRequest<TrainingRunDto>, IAddsData;

internal sealed class TrainValidator : AbstractValidator<TrainCommand>
{
    public TrainValidator()
    {
        RuleFor(command => command.TestFraction).InclusiveBetween(0, Limits.MaxTestFraction);
        RuleFor(command => command.Members).InclusiveBetween(Limits.MinMembers, Limits.MaxMembers);
        RuleFor(command => command.HiddenSizes).Must(sizes => sizes is null || sizes.Count is > 0 and <= Limits.MaxHiddenLayers)
            .WithMessage($"'hiddenSizes' must list 1 to {Limits.MaxHiddenLayers} layers.");
        RuleForEach(command => command.HiddenSizes).InclusiveBetween(1, Limits.MaxHiddenSize).When(command => command.HiddenSizes?.Count <= Limits.MaxHiddenLayers);
        RuleFor(command => command.Epochs).InclusiveBetween(1, Limits.MaxEpochs);
        RuleFor(command => command.MaxSeconds).InclusiveBetween(Limits.MinSeconds, Limits.MaxSeconds);
        RuleFor(command => command.LearningRate).InclusiveBetween(Limits.MinLearningRate, Limits.MaxLearningRate);
        RuleFor(command => command.BatchSize).InclusiveBetween(1, Limits.MaxBatchSize);
        RuleFor(command => command.WeightDecay).InclusiveBetween(0, Limits.MaxWeightDecay);
        RuleFor(command => command.Dropout).InclusiveBetween(0, Limits.MaxDropout);
        RuleFor(command => command.StartFrom).IsInEnum();
        RuleFor(command => command.Activate).IsInEnum();
    }
}

internal sealed class TrainHandler(
    IDatasetRepository datasets,
    ITrainingRunRepository runs,
    IUnitOfWork unitOfWork,
    ITrainingQueue queue,
    ServerLimits limits,
    IMapper mapper,
    TimeProvider time) : IRequestHandler<TrainCommand, TrainingRunDto>
{
    public async Task<TrainingRunDto> Handle(TrainCommand request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        if (request.StartFrom == TrainingStart.ActiveModel && dataset.ActiveModelVersion is null)
            throw new DomainException("no-model", $"'{dataset.Name}' has no model to go on from. Train from scratch first.");

        limits.CheckTrainings(await runs.CountUnfinishedAsync(cancellationToken));
        var run = TrainingRun.Queue(dataset, OptionsOf(request), time.GetUtcNow());
        runs.Add(run);
        await unitOfWork.SaveChangesAsync(cancellationToken);

        // Were the process to end here, the next start would find the run and queue it.
        queue.Enqueue(run.Id);
        return mapper.Map<TrainingRunDto>(run);
    }

    private static TrainingOptions OptionsOf(TrainCommand request)
    {
        var defaults = new TrainingOptions();
        return new TrainingOptions
        {
            TestFraction = request.TestFraction ?? defaults.TestFraction,
            Members = request.Members ?? defaults.Members,
            HiddenSizes = request.HiddenSizes,
            Epochs = request.Epochs ?? defaults.Epochs,
            EpochsGiven = request.Epochs is not null,
            MaxSeconds = request.MaxSeconds,
            LearningRate = request.LearningRate ?? defaults.LearningRate,
            BatchSize = request.BatchSize,
            WeightDecay = request.WeightDecay ?? defaults.WeightDecay,
            Dropout = request.Dropout ?? defaults.Dropout,
            Seed = request.Seed ?? defaults.Seed,
            StartFrom = request.StartFrom ?? defaults.StartFrom,
            Activate = request.Activate ?? defaults.Activate,
        };
    }
}
