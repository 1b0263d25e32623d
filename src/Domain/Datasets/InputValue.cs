using System.Globalization;

namespace Regressor.Domain.Datasets;

/// <summary>The value of one input column: a number, a category, or missing (the default).</summary>
public readonly record struct InputValue
{
    public const int MaxCategoryLength = 256;

    private InputValue(double? number, string? category)
    {
        Number = number;
        Category = category;
    }

    public static InputValue Missing => default;

    public double? Number { get; }

    public string? Category { get; }

    public bool IsMissing => Number is null && Category is null;

    public static InputValue Of(double number) => new(number, null);

    public static InputValue Of(string category) => new(null, category);

    public override string ToString() => Number?.ToString("R", CultureInfo.InvariantCulture) ?? Category ?? "missing";
}
