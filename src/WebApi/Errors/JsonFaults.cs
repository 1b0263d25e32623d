using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Regressor.Application;
using Regressor.Domain;

namespace Regressor.WebApi.Errors;

/// <summary>Words what is wrong with a body. The JSON library tells it by texts alone, which name .NET types.</summary>
internal static partial class JsonFaults
{
    private static readonly Assembly[] Assemblies = [typeof(JsonFaults).Assembly, typeof(NotFoundException).Assembly, typeof(DomainException).Assembly];

    private static readonly JsonSerializerOptions Options = AsOfRequests();

    /// <summary>Returns what was expected, for callers.</summary>
    public static string Explain(JsonException fault) => fault switch
    {
        Json.UnexpectedValueException unexpected => unexpected.Message,
        _ when PropertiesFor(fault) is { } properties => $"There is no such property here. Expected: {properties}.",
        _ when WordsFor(fault) is { } words => $"The value must be {words}.",
        _ => "The value does not have the expected type.",
    };

    /// <summary>Lists the properties of the object that has an unknown one; null where something else is wrong.</summary>
    private static string? PropertiesFor(JsonException fault)
    {
        if (TypeIn(Unmapped(), fault) is not { } type) return null;
        var read = Options.GetTypeInfo(type).Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null);
        return Listed([.. read.Select(property => property.Name)], "and");
    }

    /// <summary>Lists the values of the enumeration that a value was not one of; null where something else was expected.</summary>
    private static string? WordsFor(JsonException fault)
    {
        // The type is that of the value or, for the argument of a constructor, that of the object with it.
        var type = TypeIn(ConvertedTo(), fault);
        var member = type?.GetProperty(fault.Path?.Split('.')[^1] ?? "", BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)?.PropertyType ?? type;
        return member is not null && (Nullable.GetUnderlyingType(member) ?? member) is { IsEnum: true } words ? Listed(Array.ConvertAll(Enum.GetNames(words), JsonNamingPolicy.CamelCase.ConvertName), "or") : null;
    }

    private static Type? TypeIn(Regex pattern, JsonException fault) => pattern.Match(fault.Message) is { Success: true } match
        ? Array.ConvertAll(Assemblies, known => known.GetType(match.Groups["type"].Value)).FirstOrDefault(found => found is not null)
        : null;

    private static string Listed(string[] names, string last) => names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} {last} {names[^1]}";

    private static JsonSerializerOptions AsOfRequests()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Json.JsonSetup.Configure(options);
        return options;
    }

    [GeneratedRegex(@"could not be converted to (System\.Nullable`1\[)?(?<type>[\w.]+\w)", RegexOptions.ExplicitCapture)]
    private static partial Regex ConvertedTo();

    [GeneratedRegex(@"could not be mapped to any \.NET member contained in type '(?<type>[\w.+]+)'", RegexOptions.ExplicitCapture)]
    private static partial Regex Unmapped();
}
