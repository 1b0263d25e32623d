using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Examples;

/// <summary>Changes values, or the exclusion from training, of one example or of all that pass a filter.</summary>
/// <param name="Dataset">Slug of the dataset.</param>
/// <param name="Id">Id of a single example; null for a filtered set.</param>
/// <param name="Filter">Selects the examples; an empty filter selects all.</param>
/// <param name="X">The inputs to set, by name; null sets a missing value. The others are unchanged.</param>
/// <param name="Y">The target to set; missing to leave it unchanged.</param>
/// <param name="Exclude">The reason for excluding them from training.</param>
/// <param name="Include">True to include them in training again.</param>
/// <param name="Kept">The kept values to set, by name; null sets a missing value. The others are unchanged.</param>
public sealed record ChangeExamplesCommand(
    string Dataset, long? Id, FilterExpression Filter, GivenInputs? X, ColumnValue Y, string? Exclude, bool Include, GivenInputs? Kept = null) : IRequest<ChangedExamplesDto>;

/// <param name="Changed">Number of examples changed.</param>
public sealed record ChangedExamplesDto(int Changed);

internal sealed class ChangeExamplesValidator : AbstractValidator<ChangeExamplesCommand>
{
    public ChangeExamplesValidator()
    {
        RuleFor(command => command.Exclude).NotEmpty().MaximumLength(Example.MaxExclusionLength).WithoutNul().When(command => command.Exclude is not null);
        RuleFor(command => command.Exclude).Null().When(command => command.Include).WithMessage("'exclude' and 'include' cannot both be given.");
        RuleFor(command => command.X).Must((command, x) => x is not null || !command.Y.IsMissing || command.Kept is not null || command.Exclude is not null || command.Include)
            .WithMessage("The request must contain 'x', 'y', 'kept', 'exclude' or 'include'.");
    }
}

internal sealed class ChangeExamplesHandler(IDatasetRepository datasets, ExampleFilters filters, IExampleStore examples)
    : IRequestHandler<ChangeExamplesCommand, ChangedExamplesDto>
{
    public async Task<ChangedExamplesDto> Handle(ChangeExamplesCommand request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var filter = request.Id is { } id
            ? ExampleFilter.Only(id)
            : await filters.OfAsync(dataset, request.Filter, cancellationToken);
        List<ValidationFailure> failures = [];
        var changes = new Changes(ValuesOf(request.X, dataset.Inputs, "x", "input", failures), ValuesOf(request.Kept, dataset.Kept, "kept", "kept", failures));
        if (!request.Y.IsMissing) ExampleInput.CheckTarget(dataset, request.Y, failures);
        if (failures.Count > 0) throw new ValidationException(failures);

        // Changing a million rows one by one would cost a round trip each, while others wait.
        var changed = changes.AreNone && request.Y.IsMissing && (request.Include || request.Exclude is not null)
            ? await examples.ExcludeAsync(dataset, filter, request.Exclude is { } reason ? Example.CheckedExclusion(reason) : null, cancellationToken)
            : await examples.UpdateAsync(dataset, filter, example => Change(dataset, example, changes, request), cancellationToken);
        if (changed == 0 && request.Id is not null) throw new NotFoundException($"The example {request.Id}");
        return new ChangedExamplesDto(changed);
    }

    private static void Change(Dataset dataset, Example example, Changes changes, ChangeExamplesCommand request)
    {
        if (changes.X.Count > 0 || !request.Y.IsMissing)
        {
            var x = With(changes.X, example.X);
            ExampleInput.RefuseAllMissing(x);
            example.Correct(dataset, x, request.Y.IsMissing ? example.Y : request.Y);
        }

        if (changes.Kept.Count > 0) example.Keep(dataset, With(changes.Kept, example.Kept));
        if (request.Exclude is { } reason) example.Exclude(reason);
        if (request.Include) example.Include();
    }

    private static ColumnValue[] With(List<(int Column, ColumnValue Value)> changes, IReadOnlyList<ColumnValue> values)
    {
        ColumnValue[] changed = [.. values];
        foreach (var (column, value) in changes) changed[column] = value;
        return changed;
    }

    private static List<(int Column, ColumnValue Value)> ValuesOf(
        GivenInputs? given, IReadOnlyList<Column> columns, string field, string role, List<ValidationFailure> failures)
    {
        if (given is null) return [];
        var values = given.InOrderOf(columns, field, failures, role);
        return [.. columns.Index().Where(column => given.Names(column.Item)).Select(column => (column.Index, values[column.Index]))];
    }

    /// <summary>The values to set, by the position of their columns.</summary>
    private sealed record Changes(List<(int Column, ColumnValue Value)> X, List<(int Column, ColumnValue Value)> Kept)
    {
        public bool AreNone => X.Count == 0 && Kept.Count == 0;
    }
}
