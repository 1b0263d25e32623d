using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions;

namespace Regressor.Application.Predictions;

/// <summary>The model that answers for a dataset, for whoever wants to know what it takes.</summary>
public sealed record GetServingModelQuery(string Dataset) : IRequest<IServingModel>;

internal sealed class GetServingModelValidator : AbstractValidator<GetServingModelQuery>
{
    public GetServingModelValidator() => RuleFor(query => query.Dataset).NotEmpty();
}

internal sealed class GetServingModelHandler(ServingModels serving) : IRequestHandler<GetServingModelQuery, IServingModel>
{
    public Task<IServingModel> Handle(GetServingModelQuery request, CancellationToken cancellationToken) =>
        serving.GetAsync(request.Dataset, cancellationToken);
}
