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

internal sealed class CorrectExampleHandler(IDatasetRepository datasets, IExampleStore examples)
    : IRequestHandler<CorrectExampleCommand, ExampleDto>
{
    public async Task<ExampleDto> Handle(CorrectExampleCommand request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var x = GivenExample.Checked(dataset, request.X!);
        ExampleDto? corrected = null;
        await examples.UpdateAsync(dataset, ExampleFilter.Only(request.Id), example =>
        {
            example.Correct(dataset, x, request.Y!.Value);
            corrected = ExampleDto.Of(dataset, example);
        }, cancellationToken);
        return corrected ?? throw new NotFoundException($"The example {request.Id}");
    }
}
