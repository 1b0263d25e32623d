using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Datasets;

/// <summary>Whether there is such a dataset, before a file for it is taken in. Throws where there is none.</summary>
public sealed record CheckDatasetQuery(string Dataset) : IRequest;

internal sealed class CheckDatasetValidator : AbstractValidator<CheckDatasetQuery>
{
    public CheckDatasetValidator() => RuleFor(query => query.Dataset).NotEmpty();
}

internal sealed class CheckDatasetHandler(IDatasetRepository datasets) : IRequestHandler<CheckDatasetQuery>
{
    public async Task Handle(CheckDatasetQuery request, CancellationToken cancellationToken)
    {
        if (!await datasets.ExistsAsync(request.Dataset, cancellationToken)) throw new NotFoundException($"The dataset '{request.Dataset}'");
    }
}
