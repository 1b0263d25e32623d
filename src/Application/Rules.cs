using FluentValidation;

namespace Regressor.Application;

/// <summary>Validation rules that several requests share.</summary>
internal static class Rules
{
    public static IRuleBuilderOptions<T, double?> FiniteNumber<T>(this IRuleBuilder<T, double?> rule) =>
        rule.NotNull().Must(number => number is null || double.IsFinite(number.Value)).WithMessage("'{PropertyName}' must be a finite number.");
}
