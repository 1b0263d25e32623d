using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Regressor.Domain.Training;

/// <summary>One property of <see cref="TrainingOptions"/>, described for code that validates, documents, parses or shows options.</summary>
public sealed class TrainingOption
{
    private const string Given = "Given";
    private static readonly TrainingOptions Defaults = new();
    private readonly PropertyInfo? _given;

    private TrainingOption(PropertyInfo property)
    {
        Property = property;
        _given = typeof(TrainingOptions).GetProperty(property.Name + Given);
        if (property.GetCustomAttribute<RangeAttribute>() is { } range) Range = (Number(range.Minimum), Number(range.Maximum));
        Length = property.GetCustomAttribute<LengthAttribute>();
        Elements = property.GetCustomAttribute<ElementRangeAttribute>();
        Choices = property.GetCustomAttribute<AllowedValuesAttribute>()?.Values.Cast<string>().ToList();
    }

    /// <summary>All options, in declaration order.</summary>
    public static IReadOnlyList<TrainingOption> All { get; } =
        [.. typeof(TrainingOptions).GetProperties().Where(property => !property.Name.EndsWith(Given, StringComparison.Ordinal)).Select(property => new TrainingOption(property))];

    public PropertyInfo Property { get; }

    public string Name => Property.Name;

    /// <summary>Type of a specified value, without nullability.</summary>
    public Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    /// <summary>Minimum and maximum of a number; null where any value is accepted, and for options that are not numbers.</summary>
    public (double Least, double Most)? Range { get; }

    /// <summary>Minimum and maximum number of elements of a list.</summary>
    public LengthAttribute? Length { get; }

    /// <summary>Limits of each element of a list.</summary>
    public ElementRangeAttribute? Elements { get; }

    /// <summary>Allowed elements of a list of texts.</summary>
    public IReadOnlyList<string>? Choices { get; }

    /// <summary>Default value; null where there is none, or where the number of rows determines it.</summary>
    public object? Default => _given is null ? Get(Defaults) : null;

    public object? Get(TrainingOptions options) => Property.GetValue(options);

    /// <summary>Sets the value of the option while the options are being constructed.</summary>
    public void Set(TrainingOptions options, object value)
    {
        Property.SetValue(options, value);
        _given?.SetValue(options, true);
    }

    /// <summary>Returns the value as a number; null where none is specified.</summary>
    public double? GetNumber(TrainingOptions options) => Get(options) is { } value ? Number(value) : null;

    private static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
