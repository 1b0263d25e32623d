using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Examples;

/// <summary>Replaces x and y of an example, and its kept values if given.</summary>
public sealed record CorrectExampleCommand(string Dataset, long Id, GivenInputs? X, ColumnValue Y, GivenInputs? Kept = null) : IRequest<ExampleDto>;

internal sealed class CorrectExampleValidator : AbstractValidator<CorrectExampleCommand>
{
    public CorrectExampleValidator() => RuleFor(command => command.X).NotNull();
}

internal sealed class CorrectExampleHandler(IDatasetRepository datasets, IExampleStore examples)
    : IRequestHandler<CorrectExampleCommand, ExampleDto>
{
    public async Task<ExampleDto> Handle(CorrectExampleCommand request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var (x, kept) = ExampleInput.Checked(dataset, request.X!, request.Y, request.Kept);
        ExampleDto? corrected = null;
        await examples.UpdateAsync(dataset, ExampleFilter.Only(request.Id), example =>
        {
            example.Correct(dataset, x, request.Y);
            if (kept is not null) example.Keep(dataset, kept);
            corrected = ExampleDto.Of(dataset, example);
        }, cancellationToken);
        return corrected ?? throw new NotFoundException($"The example {request.Id}");
    }
}
