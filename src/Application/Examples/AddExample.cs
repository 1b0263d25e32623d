using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Behaviors;

namespace Regressor.Application.Examples;

public sealed record AddExampleCommand(string Dataset, GivenInputs? X, ColumnValue Y, GivenInputs? Kept = null) : IRequest<ExampleDto>, IConsumesStorage;

internal sealed class AddExampleValidator : AbstractValidator<AddExampleCommand>
{
    public AddExampleValidator() => RuleFor(command => command.X).NotNull();
}

internal sealed class AddExampleHandler(IDatasetRepository datasets, IExampleStore examples, TimeProvider time)
    : IRequestHandler<AddExampleCommand, ExampleDto>
{
    public async Task<ExampleDto> Handle(AddExampleCommand request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var (x, kept) = ExampleInput.Checked(dataset, request.X!, request.Y, request.Kept);
        var example = dataset.AddExample(x, request.Y, time.GetUtcNow(), kept);
        await examples.AddAsync(dataset, example, cancellationToken);
        return ExampleDto.Of(dataset, example);
    }
}
