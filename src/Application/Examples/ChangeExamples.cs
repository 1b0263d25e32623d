using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Examples;

/// <summary>Changes some values of one example, or of all that pass a filter, or whether they are excluded from training.</summary>
/// <param name="Dataset">Its address.</param>
/// <param name="Id">The one; null for a filtered set.</param>
/// <param name="Filter">Which ones; one that says nothing means every one.</param>
/// <param name="X">The inputs to set, by name; null makes one missing. The others stay.</param>
/// <param name="Y">The target to set.</param>
/// <param name="Exclude">A reason: leaves them out of trainings.</param>
/// <param name="Include">True: has them take part in trainings again.</param>
public sealed record ChangeExamplesCommand(
    string Dataset, long? Id, GivenFilter Filter, GivenInputs? X, double? Y, string? Exclude, bool Include) : IRequest<ChangedExamplesDto>;

/// <param name="Changed">How many were.</param>
public sealed record ChangedExamplesDto(int Changed);

internal sealed class ChangeExamplesValidator : AbstractValidator<ChangeExamplesCommand>
{
    public ChangeExamplesValidator()
    {
        RuleFor(command => command.Y).Must(y => y is null || double.IsFinite(y.Value)).WithMessage("'y' must be a finite number.");
        RuleFor(command => command.Exclude).NotEmpty().MaximumLength(Example.MaxExclusionLength).WithoutNul().When(command => command.Exclude is not null);
        RuleFor(command => command.Exclude).Null().When(command => command.Include).WithMessage("'exclude' and 'include' cannot both be given.");
        RuleFor(command => command.X).Must((command, x) => x is not null || command.Y is not null || command.Exclude is not null || command.Include)
            .WithMessage("Say what to change: 'x', 'y', 'exclude' or 'include'.");
    }
}

internal sealed class ChangeExamplesHandler(IDatasetRepository datasets, IModelRepository models, IExampleStore examples)
    : IRequestHandler<ChangeExamplesCommand, ChangedExamplesDto>
{
    public async Task<ChangedExamplesDto> Handle(ChangeExamplesCommand request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var filter = request.Id is { } id
            ? ExampleFilter.Only(id)
            : request.Filter.For(dataset, await models.TestSplitAsync(dataset, cancellationToken));
        var values = ValuesOf(dataset, request.X);

        // Of a million rows one by one each would cost a round trip, while others wait.
        var changed = values.Count == 0 && request.Y is null && (request.Include || request.Exclude is not null)
            ? await examples.ExcludeAsync(dataset, filter, request.Exclude is { } reason ? Example.CheckedExclusion(reason) : null, cancellationToken)
            : await examples.UpdateAsync(dataset, filter, example => Change(dataset, example, values, request), cancellationToken);
        if (changed == 0 && request.Id is not null) throw new NotFoundException($"The example {request.Id}");
        return new ChangedExamplesDto(changed);
    }

    private static void Change(Dataset dataset, Example example, List<(int Input, InputValue Value)> values, ChangeExamplesCommand request)
    {
        if (values.Count > 0 || request.Y is not null)
        {
            InputValue[] x = [.. example.X];
            foreach (var (input, value) in values) x[input] = value;
            GivenExample.RefuseAllMissing(x);
            example.Correct(dataset, x, request.Y ?? example.Y);
        }

        if (request.Exclude is { } reason) example.Exclude(reason);
        if (request.Include) example.Include();
    }

    private static List<(int Input, InputValue Value)> ValuesOf(Dataset dataset, GivenInputs? given)
    {
        if (given is null) return [];
        List<ValidationFailure> failures = [];
        var x = given.InOrderOf(dataset.Inputs, "x", failures);
        if (failures.Count > 0) throw new ValidationException(failures);
        return [.. Enumerable.Range(0, x.Length).Where(input => given.Names(dataset.Inputs[input])).Select(input => (input, x[input]))];
    }
}
