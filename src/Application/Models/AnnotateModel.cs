using AutoMapper;
using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Models;

namespace Regressor.Application.Models;

/// <summary>Replaces the note on a version; no text, or white space alone, removes it.</summary>
public sealed record AnnotateModelCommand(string Dataset, int Version, string? Note) : IRequest<ModelDto>;

internal sealed class AnnotateModelValidator : AbstractValidator<AnnotateModelCommand>
{
    public AnnotateModelValidator() => RuleFor(command => command.Note).MaximumLength(Model.MaxNoteLength).WithoutNul().WithoutInvisibleCharacters();
}

internal sealed class AnnotateModelHandler(IDatasetRepository datasets, IModelRepository models, IUnitOfWork unitOfWork, IMapper mapper)
    : IRequestHandler<AnnotateModelCommand, ModelDto>
{
    public async Task<ModelDto> Handle(AnnotateModelCommand request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var model = await models.GetAsync(dataset.Id, request.Version, cancellationToken);
        model.Annotate(request.Note);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return ModelDto.From(model, model.Version == dataset.ActiveModelVersion, mapper);
    }
}
