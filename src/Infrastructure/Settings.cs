using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Regressor.Infrastructure;

/// <summary>Reads settings into the class of their section. What cannot be used is refused at the start, not when it is first needed.</summary>
public static class Settings
{
    /// <param name="configuration">All settings.</param>
    /// <param name="section">The name of the section; empty for the settings outside of sections.</param>
    /// <exception cref="RefusalException">A number is out of the range of its property.</exception>
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

        // What is no number at all is refused when it is bound.
        if (!double.TryParse(text, CultureInfo.InvariantCulture, out var value) || (value >= least && value <= most)) return;
        var fullName = section.Length > 0 ? $"{section}:{name}" : name;
        throw new RefusalException(string.Create(CultureInfo.InvariantCulture, $"The setting {fullName} must be a number from {least} to {most:0}, not '{text}'."));
    }
}
