using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Examples;

/// <summary>Deletes one example, or all that pass a filter. <see cref="RestoreExamplesCommand"/> brings them back.</summary>
/// <param name="Dataset">Slug of the dataset.</param>
/// <param name="Id">Id of a single example; null for a filtered set.</param>
/// <param name="Filter">Selects the examples.</param>
/// <param name="All">Must be true to delete everything, that is, with an empty filter.</param>
public sealed record DeleteExamplesCommand(string Dataset, long? Id, FilterExpression Filter, bool All = false) : IRequest<DeletedExamplesDto>;

/// <param name="Deleted">Number of examples deleted.</param>
public sealed record DeletedExamplesDto(int Deleted);

internal sealed class DeleteExamplesValidator : AbstractValidator<DeleteExamplesCommand>
{
    public DeleteExamplesValidator() => RuleFor(command => command.Filter)
        .Must((command, filter) => command.All || command.Id is not null || !filter.IsAll)
        .OverridePropertyName("where").WithMessage("Specify 'where', or all=true to delete every example.");
}

internal sealed class DeleteExamplesHandler(IDatasetRepository datasets, ExampleFilters filters, IExampleStore examples)
    : IRequestHandler<DeleteExamplesCommand, DeletedExamplesDto>
{
    public async Task<DeletedExamplesDto> Handle(DeleteExamplesCommand request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var filter = request.Id is { } id
            ? ExampleFilter.Only(id)
            : await filters.OfAsync(dataset, request.Filter, cancellationToken);
        var deleted = await examples.DeleteAsync(dataset, filter, cancellationToken);
        if (deleted == 0 && request.Id is not null) throw new NotFoundException($"The example {request.Id}");
        return new DeletedExamplesDto(deleted);
    }
}
