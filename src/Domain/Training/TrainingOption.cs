using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Regressor.Domain.Training;

/// <summary>One property of <see cref="TrainingOptions"/>, described for whatever checks, documents, reads or shows the options.</summary>
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

    /// <summary>All options, in the order in which they are declared.</summary>
    public static IReadOnlyList<TrainingOption> All { get; } =
        [.. typeof(TrainingOptions).GetProperties().Where(property => !property.Name.EndsWith(Given, StringComparison.Ordinal)).Select(property => new TrainingOption(property))];

    public PropertyInfo Property { get; }

    public string Name => Property.Name;

    /// <summary>The type of a value that is given.</summary>
    public Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    /// <summary>Smallest and largest value of a number; null where any is taken, and for what is no number.</summary>
    public (double Least, double Most)? Range { get; }

    /// <summary>Fewest and most elements of a list.</summary>
    public LengthAttribute? Length { get; }

    /// <summary>Limits of each element of a list.</summary>
    public ElementRangeAttribute? Elements { get; }

    /// <summary>What each element of a list of texts may be.</summary>
    public IReadOnlyList<string>? Choices { get; }

    /// <summary>The value that holds where none is given; null where there is none, or where the number of rows decides on it.</summary>
    public object? Default => _given is null ? Get(Defaults) : null;

    public object? Get(TrainingOptions options) => Property.GetValue(options);

    /// <summary>Gives an option its value while the options are being made.</summary>
    public void Set(TrainingOptions options, object value)
    {
        Property.SetValue(options, value);
        _given?.SetValue(options, true);
    }

    /// <summary>The value as a number; null where none is given.</summary>
    public double? GetNumber(TrainingOptions options) => Get(options) is { } value ? Number(value) : null;

    private static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
