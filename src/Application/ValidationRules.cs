using FluentValidation;
using Regressor.Domain.Datasets;

namespace Regressor.Application;

/// <summary>Validation rules that several requests share.</summary>
internal static class ValidationRules
{
    public static IRuleBuilderOptions<T, string?> ColumnName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.NotEmpty().MaximumLength(Column.MaxNameLength).WithoutNul().WithoutInvisibleCharacters();

    /// <summary>Rejects NUL characters. PostgreSQL does not accept them in text, and all databases must accept the same values.</summary>
    public static IRuleBuilderOptions<T, string?> WithoutNul<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || !text.Contains('\0', StringComparison.Ordinal)).WithMessage("'{PropertyName}' must not contain the NUL character.");

    /// <summary>Applies to new names only; existing names stay valid.</summary>
    public static IRuleBuilderOptions<T, string?> WithoutInvisibleCharacters<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must((_, text, context) =>
        {
            if (text is null || InvisibleCharacter.In(text) is not { } found) return true;
            context.MessageFormatter.AppendArgument("Found", found);
            return false;
        }).WithMessage("'{PropertyName}' must not contain the invisible character {Found}.");
}
