using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions;

namespace Regressor.Application.Examples;

/// <summary>Replaces x and y of an example.</summary>
public sealed record CorrectExampleCommand(string Dataset, long Id, GivenInputs? X, double? Y) : IRequest<ExampleDto>;

internal sealed class CorrectExampleValidator : AbstractValidator<CorrectExampleCommand>
{
    public CorrectExampleValidator()
    {
        RuleFor(command => command.X).NotNull();
        RuleFor(command => command.Y).FiniteNumber();
    }
}

internal sealed class CorrectExampleHandler(IDatasetRepository datasets, IExampleRepository examples, IUnitOfWork unitOfWork)
    : IRequestHandler<CorrectExampleCommand, ExampleDto>
{
    public async Task<ExampleDto> Handle(CorrectExampleCommand request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var example = await examples.GetAsync(dataset.Id, request.Id, cancellationToken);
        example.Correct(dataset, GivenExample.Checked(dataset, request.X!), request.Y!.Value);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return ExampleDto.Of(dataset, example);
    }
}
