using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions;

namespace Regressor.Application.Examples;

public sealed record DeleteExampleCommand(string Dataset, long Id) : IRequest;

internal sealed class DeleteExampleValidator : AbstractValidator<DeleteExampleCommand>
{
    public DeleteExampleValidator() => RuleFor(command => command.Dataset).NotEmpty();
}

internal sealed class DeleteExampleHandler(IDatasetRepository datasets, IExampleRepository examples, IUnitOfWork unitOfWork)
    : IRequestHandler<DeleteExampleCommand>
{
    public async Task Handle(DeleteExampleCommand request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        examples.Remove(await examples.GetAsync(dataset.Id, request.Id, cancellationToken));
        await unitOfWork.SaveChangesAsync(cancellationToken);
    }
}
