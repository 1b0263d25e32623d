using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using MediatR;

namespace Regressor.Application.Behaviors;

/// <summary>Refuses an invalid request and lists every invalid field under its API name.</summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IBaseRequest
{
    /// <exception cref="ValidationException">At least one rule is broken.</exception>
    public Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        List<ValidationFailure>? failures = null;
        foreach (var validator in validators)
        {
            var result = validator.Validate(request);
            if (!result.IsValid) (failures ??= []).AddRange(result.Errors);
        }

        if (failures is null) return next();
        foreach (var failure in failures) failure.PropertyName = CamelCase(failure.PropertyName);
        throw new ValidationException(failures);
    }

    /// <summary>"Inputs[0].Name" → "inputs[0].name".</summary>
    private static string CamelCase(string path) => string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
