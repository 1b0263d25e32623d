using AutoMapper;
using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Behaviors;
using Regressor.Application.Files;
using Regressor.Domain.Datasets;
using Regressor.Domain.Tasks;

namespace Regressor.Application.Datasets;

public sealed record CreateDatasetCommand(
    string? Name, IReadOnlyList<NewInputColumn>? Inputs, NewTargetColumn? Target, IReadOnlyList<NewKeptColumn>? Kept = null, SplitDto? Split = null)
    : IRequest<DatasetDto>, IConsumesStorage;

/// <param name="Name">Name, different from that of every other column.</param>
/// <param name="Kind">Type of its values.</param>
/// <param name="Unit">Unit of its numbers, shown next to them.</param>
public sealed record NewInputColumn(string? Name, ColumnType? Kind, string? Unit = null);

/// <param name="Name">Name, different from those of the inputs.</param>
/// <param name="Unit">Unit of y, shown next to it.</param>
/// <param name="Kind">Type of y: "numeric", or "categorical" for classes; null for numeric.</param>
public sealed record NewTargetColumn(string? Name, string? Unit = null, ColumnType? Kind = null);

/// <param name="Name">Name, different from that of every other column.</param>
/// <param name="Kind">Type of its values: "text", "dateTime" or "timeOfDay".</param>
public sealed record NewKeptColumn(string? Name, ColumnType? Kind);

internal sealed class CreateDatasetValidator : AbstractValidator<CreateDatasetCommand>
{
    public CreateDatasetValidator()
    {
        RuleFor(command => command.Name).NotEmpty().MaximumLength(Dataset.MaxNameLength).WithoutNul().WithoutInvisibleCharacters();
        RuleFor(command => command.Inputs).NotEmpty().Must(inputs => inputs is null || inputs.Count <= Dataset.MaxInputs)
            .WithMessage($"At most {Dataset.MaxInputs} input columns are allowed.").WithErrorCode(ServerLimits.ErrorCode);
        RuleForEach(command => command.Inputs).NotNull().ChildRules(input =>
        {
            input.RuleFor(column => column.Name).ColumnName();
            input.RuleFor(column => column.Kind).NotNull().WithMessage(KindMustBe(_ => true));
            input.RuleFor(column => column.Unit).MaximumLength(InputColumn.MaxUnitLength).WithoutNul().WithoutInvisibleCharacters();
        }).When(AreFewEnough);
        RuleFor(command => command.Target).NotNull();
        RuleFor(command => command.Target!.Name).ColumnName().When(command => command.Target is not null);
        RuleFor(command => command.Target!.Unit).MaximumLength(InputColumn.MaxUnitLength).WithoutNul().WithoutInvisibleCharacters().When(command => command.Target is not null);
        RuleFor(command => command.Target!.Kind).Must(type => type is null || PredictionTasks.FindFor(type) is not null)
            .WithMessage(KindMustBe(type => PredictionTasks.FindFor(type) is not null)).When(command => command.Target is not null);
        RuleFor(command => command.Kept).Must(kept => kept is null || kept.Count <= Dataset.MaxKept)
            .WithMessage($"At most {Dataset.MaxKept} kept columns are allowed.").WithErrorCode(ServerLimits.ErrorCode);
        RuleForEach(command => command.Kept).NotNull().ChildRules(kept =>
        {
            kept.RuleFor(column => column.Name).ColumnName();
            kept.RuleFor(column => column.Kind).Must(type => type is { CanBeKept: true }).WithMessage(KindMustBe(type => type.CanBeKept));
        }).When(AreFewEnough);
        RuleForEach(command => command.Inputs).Must(input => IsFree(input?.Name)).WithMessage(NotFree).When(AreFewEnough);
        RuleForEach(command => command.Kept).Must(kept => IsFree(kept?.Name)).WithMessage(NotFree).When(AreFewEnough);
        RuleFor(command => command).Custom(RefuseDoubledNames).When(AreFewEnough);
    }

    private const string NotFree = $"'{ITableFile.ExclusionColumn}' is reserved for a column of exported files. Choose another name.";

    private static bool IsFree(string? name) => name?.Trim() != ITableFile.ExclusionColumn;

    private static string KindMustBe(Func<ColumnType, bool> isAllowed)
    {
        List<string> names = [.. ColumnTypes.All.Where(isAllowed).Select(type => type.Name)];
        return $"'Kind' must be {string.Join(", ", names.SkipLast(1))}{(names.Count > 1 ? " or " : "")}{names[^1]}.";
    }

    private static bool AreFewEnough(CreateDatasetCommand command) => command is { Inputs.Count: <= Dataset.MaxInputs, Kept: null or { Count: <= Dataset.MaxKept } };

    private static void RefuseDoubledNames(CreateDatasetCommand command, ValidationContext<CreateDatasetCommand> context)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (command.Target?.Name is { } target) seen.Add(target.Trim());
        var names = command.Inputs!.Select((input, index) => (Field: $"Inputs[{index}].Name", input?.Name))
            .Concat((command.Kept ?? []).Select((kept, index) => (Field: $"Kept[{index}].Name", kept?.Name)));
        foreach (var (field, name) in names)
        {
            if (name is not null && !seen.Add(name.Trim())) context.AddFailure(field, $"Another column already has the name '{name.Trim()}'.");
        }
    }
}

internal sealed class CreateDatasetHandler(IDatasetRepository datasets, IUnitOfWork unitOfWork, IMapper mapper, TimeProvider time)
    : IRequestHandler<CreateDatasetCommand, DatasetDto>
{
    public async Task<DatasetDto> Handle(CreateDatasetCommand request, CancellationToken cancellationToken)
    {
        var dataset = Dataset.Create(
            request.Name!,
            [.. request.Inputs!.Select(input => new InputColumn(input.Name!.Trim(), input.Kind!, Unit(input.Unit)))],
            new TargetColumn(request.Target!.Name!.Trim(), Unit(request.Target.Unit)) { Type = request.Target.Kind ?? ColumnTypes.Numeric },
            time.GetUtcNow(),
            [.. (request.Kept ?? []).Select(kept => new KeptColumn(kept.Name!.Trim(), kept.Kind!))]);
        if (request.Split is { } split) dataset.SetSplit(split.ToDomain(dataset, "split.column"));
        datasets.Add(dataset);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return mapper.Map<DatasetDto>(dataset);
    }

    private static string? Unit(string? unit) => string.IsNullOrWhiteSpace(unit) ? null : unit.Trim();
}
