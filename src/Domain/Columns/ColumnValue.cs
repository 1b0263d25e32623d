using System.Globalization;
using System.Text.Json.Serialization;

namespace Regressor.Domain.Columns;

/// <summary>The value of one column of an example: a number, a text, or missing (the default).</summary>
[JsonConverter(typeof(ColumnValueConverter))]
public readonly record struct ColumnValue
{
    private ColumnValue(double? number, string? category)
    {
        Number = number;
        Text = category;
    }

    public static ColumnValue Missing => default;

    public double? Number { get; }

    /// <summary>The text of a value that is not a number.</summary>
    public string? Text { get; }

    public bool IsMissing => Number is null && Text is null;

    public static ColumnValue Of(double number) => new(number, null);

    public static implicit operator ColumnValue(double number) => Of(number);

    public static ColumnValue Of(string category) => new(null, category);

    public override string ToString() => Number?.ToString("R", CultureInfo.InvariantCulture) ?? Text ?? "missing";
}
