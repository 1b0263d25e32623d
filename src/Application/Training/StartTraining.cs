using LengthAttribute = System.ComponentModel.DataAnnotations.LengthAttribute;
using System.Text.Json;
using AutoMapper;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Behaviors;
using Regressor.Domain;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;

namespace Regressor.Application.Training;

/// <summary>Queues a training of a dataset.</summary>
public sealed record StartTrainingCommand(string Dataset, TrainingOptions Options) : IRequest<TrainingRunDto>, IConsumesStorage;

internal sealed class StartTrainingValidator : AbstractValidator<StartTrainingCommand>
{
    public StartTrainingValidator()
    {
        foreach (var option in TrainingOption.All)
        {
            if (option.Range is var (least, most))
                RuleFor(command => option.GetNumber(command.Options)).InclusiveBetween(least, most).OverridePropertyName(option.Name);
            if (option.Type.IsEnum) Choice(option);
            if (option is { Length: { } length, Elements: { } elements }) Elements(option, length, elements);
            if (option is { Length: { } count, Choices: { } choices }) Choices(option, count, choices);
            if (option is { Length: { } limit, Choices: null, Elements: null }) Names(option, limit);
        }

        RuleFor(command => command.Options)
            .Must(options => options.TestFraction > 0).WithMessage("A search needs a test part: the rows that choose the settings cannot judge them.")
            .Must(options => options.StartFrom == TrainingStart.Scratch).WithMessage("A search needs fresh weights: other settings do not fit the active model's networks.")
            .Must(options => options.Learners is not [LearnerNames.Linear]).WithMessage("A linear model has no settings to search.")
            .When(command => command.Options.HasSearch()).OverridePropertyName(nameof(TrainingOptions.SearchSeconds));
    }

    private void Choice(TrainingOption option) =>
        RuleFor(command => option.Get(command.Options)).Must(value => Enum.IsDefined(option.Type, value!)).OverridePropertyName(option.Name)
            .WithMessage($"'{Camel(option.Name)}' must be one of {string.Join(", ", Enum.GetNames(option.Type).Select(Camel))}, not '{{PropertyValue}}'.");

    private void Choices(TrainingOption option, LengthAttribute length, IReadOnlyList<string> choices) =>
        RuleFor(command => (IReadOnlyList<string>)option.Get(command.Options)!)
            .Must(chosen => chosen.Count >= length.MinimumLength && chosen.Count <= length.MaximumLength && chosen.All(choices.Contains) && chosen.Distinct().Count() == chosen.Count)
            .WithMessage($"'{Camel(option.Name)}' must contain {length.MinimumLength} to {length.MaximumLength} different ones of: {string.Join(", ", choices)}.")
            .OverridePropertyName(option.Name);

    private void Names(TrainingOption option, LengthAttribute length) =>
        RuleFor(command => (IReadOnlyList<string?>?)option.Get(command.Options))
            .Must(names => names is null || (names.Count <= length.MaximumLength && names.All(name => name is not null)))
            .WithMessage($"'{Camel(option.Name)}' must contain at most {length.MaximumLength} names, and no null.")
            .OverridePropertyName(option.Name);

    private void Elements(TrainingOption option, LengthAttribute length, ElementRangeAttribute range)
    {
        Func<StartTrainingCommand, IReadOnlyList<int>?> elementsOf = command => (IReadOnlyList<int>?)option.Get(command.Options);
        bool IsLong(IReadOnlyList<int>? elements) => elements?.Count > length.MaximumLength;

        RuleFor(command => elementsOf(command)).Must(elements => elements is null || (elements.Count >= length.MinimumLength && !IsLong(elements)))
            .WithMessage($"'{Camel(option.Name)}' must contain {length.MinimumLength} to {length.MaximumLength} layer widths.")
            .OverridePropertyName(option.Name);
        RuleForEach(command => elementsOf(command)).InclusiveBetween(range.Minimum, range.Maximum)
            .OverridePropertyName(option.Name).When(command => !IsLong(elementsOf(command)));
    }

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}

internal sealed class StartTrainingHandler(
    IDatasetRepository datasets,
    ITrainingRunRepository runs,
    IUnitOfWork unitOfWork,
    ITrainingQueue queue,
    ServerLimits limits,
    IMapper mapper,
    TimeProvider time) : IRequestHandler<StartTrainingCommand, TrainingRunDto>
{
    public async Task<TrainingRunDto> Handle(StartTrainingCommand request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        if (request.Options.StartFrom == TrainingStart.ActiveModel && dataset.ActiveModelVersion is null)
            throw new DomainException(ProblemCodes.NoModel, $"'{dataset.Name}' has no active model to warm-start from. Train from scratch first.");

        var options = request.Options with { LeaveOut = LeftOut(dataset, request.Options.LeaveOut) };
        limits.CheckTrainings(await runs.CountUnfinishedAsync(cancellationToken));
        var run = TrainingRun.Queue(dataset, options, time.GetUtcNow());
        runs.Add(run);
        await unitOfWork.SaveChangesAsync(cancellationToken);

        // If the process ends here, the next start finds the run and queues it.
        queue.Enqueue(run.Id);
        return mapper.Map<TrainingRunDto>(run);
    }

    /// <returns>The names once and in the order of the inputs; null where there are none.</returns>
    /// <exception cref="ValidationException">A name is not that of an input, or no input would remain.</exception>
    private static List<string>? LeftOut(Dataset dataset, IReadOnlyList<string>? names)
    {
        if (names is null or []) return null;
        List<string> inputs = [.. dataset.Inputs.Select(input => input.Name)];
        List<ValidationFailure> failures = [.. names.Index().Where(name => !inputs.Contains(name.Item)).Select(name =>
            new ValidationFailure($"leaveOut[{name.Index}]", $"'{dataset.Name}' has no input column '{name.Item}'."))];
        List<string> leftOut = [.. inputs.Intersect(names)];
        if (leftOut.Count == inputs.Count) failures.Add(new ValidationFailure("leaveOut", "At least one input column must remain to learn from."));
        return failures.Count == 0 ? leftOut : throw new ValidationException(failures);
    }
}
