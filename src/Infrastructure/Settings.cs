using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Regressor.Infrastructure;

/// <summary>Reads settings into the class of their section. Invalid values are refused at startup, not on first use.</summary>
public static class Settings
{
    /// <param name="configuration">All settings.</param>
    /// <param name="section">Name of the section; empty for settings outside sections.</param>
    /// <exception cref="RefusalException">A number is outside the range of its property.</exception>
    public static T Read<T>(this IConfiguration configuration, string section)
        where T : class, new()
    {
        var values = section.Length > 0 ? configuration.GetSection(section) : configuration;
        foreach (var property in typeof(T).GetProperties())
            if (property.GetCustomAttribute<RangeAttribute>() is { } range) Check(section, property.Name, values[property.Name], range);
        return values.Get<T>() ?? new T();
    }

    private static void Check(string section, string name, string? text, RangeAttribute range)
    {
        var (least, most) = (Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture), Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture));

        // Binding refuses text that is not a number.
        if (!double.TryParse(text, CultureInfo.InvariantCulture, out var value) || (value >= least && value <= most)) return;
        var fullName = section.Length > 0 ? $"{section}:{name}" : name;
        throw new RefusalException(string.Create(CultureInfo.InvariantCulture, $"The setting {fullName} must be a number from {least} to {most:0}, not '{text}'."));
    }
}
