using MediatR;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Serving;

namespace Regressor.Application.Predictions;

/// <summary>Returns the model that answers for a dataset, for callers that need to know its inputs.</summary>
public sealed record GetServingModelQuery(string Dataset) : IRequest<IPredictor>;

internal sealed class GetServingModelHandler(ModelActivationService serving) : IRequestHandler<GetServingModelQuery, IPredictor>
{
    public Task<IPredictor> Handle(GetServingModelQuery request, CancellationToken cancellationToken) =>
        serving.GetAsync(request.Dataset, cancellationToken);
}
