using AutoMapper;
using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions;
using Regressor.Application.Behaviors;
using Regressor.Application.Files;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Datasets;

public sealed record CreateDatasetCommand(string? Name, IReadOnlyList<NewInputColumn>? Inputs, NewTargetColumn? Target) : IRequest<DatasetDto>, IAddsData;

/// <param name="Name">Differs from that of every other column.</param>
/// <param name="Kind">Of its values.</param>
/// <param name="Unit">Of its numbers, shown beside them.</param>
public sealed record NewInputColumn(string? Name, ColumnKind? Kind, string? Unit = null);

/// <param name="Name">Differs from those of the inputs.</param>
/// <param name="Unit">Of y, shown beside it.</param>
public sealed record NewTargetColumn(string? Name, string? Unit = null);

internal sealed class CreateDatasetValidator : AbstractValidator<CreateDatasetCommand>
{
    public CreateDatasetValidator()
    {
        RuleFor(command => command.Name).NotEmpty().MaximumLength(Dataset.MaxNameLength).WithoutNul().WithoutInvisibleCharacters();
        RuleFor(command => command.Inputs).NotEmpty().Must(inputs => inputs is null || inputs.Count <= Dataset.MaxInputs)
            .WithMessage($"At most {Dataset.MaxInputs} input columns are allowed.").WithErrorCode(ServerLimits.ErrorCode);
        RuleForEach(command => command.Inputs).NotNull().ChildRules(input =>
        {
            input.RuleFor(column => column.Name).NotEmpty().MaximumLength(InputColumn.MaxNameLength).WithoutNul().WithoutInvisibleCharacters();
            input.RuleFor(column => column.Kind).NotNull().IsInEnum().WithMessage("'Kind' must be numeric or categorical.");
            input.RuleFor(column => column.Unit).MaximumLength(InputColumn.MaxUnitLength).WithoutNul().WithoutInvisibleCharacters();
        }).When(AreFewEnough);
        RuleFor(command => command.Target).NotNull();
        RuleFor(command => command.Target!.Name).NotEmpty().MaximumLength(InputColumn.MaxNameLength).WithoutNul().WithoutInvisibleCharacters()
            .When(command => command.Target is not null);
        RuleFor(command => command.Target!.Unit).MaximumLength(InputColumn.MaxUnitLength).WithoutNul().WithoutInvisibleCharacters().When(command => command.Target is not null);
        RuleForEach(command => command.Inputs).Must(input => input?.Name?.Trim() != ITableFile.ExclusionColumn)
            .WithMessage($"'{ITableFile.ExclusionColumn}' is the name of a column that exported files have.").When(AreFewEnough);
        RuleFor(command => command.Inputs).Custom((inputs, context) => RefuseDoubledNames(inputs!, context)).When(AreFewEnough);
    }

    private static bool AreFewEnough(CreateDatasetCommand command) => command.Inputs?.Count <= Dataset.MaxInputs;

    private static void RefuseDoubledNames(IReadOnlyList<NewInputColumn> inputs, ValidationContext<CreateDatasetCommand> context)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (context.InstanceToValidate.Target?.Name is { } target) seen.Add(target.Trim());
        for (var column = 0; column < inputs.Count; column++)
        {
            if (inputs[column]?.Name is { } name && !seen.Add(name.Trim()))
                context.AddFailure($"Inputs[{column}].Name", $"Another column is already called '{name.Trim()}'.");
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
            [.. request.Inputs!.Select(input => new InputColumn(input.Name!.Trim(), input.Kind!.Value, Unit(input.Unit)))],
            new TargetColumn(request.Target!.Name!.Trim(), Unit(request.Target.Unit)),
            time.GetUtcNow());
        datasets.Add(dataset);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return mapper.Map<DatasetDto>(dataset);
    }

    private static string? Unit(string? unit) => string.IsNullOrWhiteSpace(unit) ? null : unit.Trim();
}
