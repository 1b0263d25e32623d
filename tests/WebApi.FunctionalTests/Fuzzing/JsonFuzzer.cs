using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Regressor.WebApi.FunctionalTests.Fuzzing;

/// <summary>
/// Writes JSON according to a schema, with occasional deviations. It writes text directly, because a tree of values cannot represent
/// half a surrogate pair, a duplicate key or 1e999.
/// </summary>
internal sealed class JsonFuzzer(JsonNode document, Random random)
{
    private const double Hostility = 0.02;
    private const int MaxDepth = 8;

    public string Value(JsonNode schema, string name = "", int depth = 0)
    {
        if (random.Chance(Hostility) || depth > MaxDepth) return Hostile();
        if (schema["$ref"]?.GetValue<string>() is { } reference)
            return reference.EndsWith("/GivenInputs", StringComparison.Ordinal) ? X() : Value(document["components"]!["schemas"]![reference.Split('/')[^1]]!, name, depth);
        if (schema["oneOf"]?.AsArray() is { } choices) return Value(choices[random.Next(choices.Count)]!, name, depth + 1);
        if (schema["enum"]?.AsArray() is { } values) return values[random.Next(values.Count)]!.ToJsonString();
        if (name == "y" && random.Chance(0.1)) return Text(random.Of(["flat", "house", "=1+1"]));
        return TypeOf(schema) switch
        {
            "object" => Object(schema, depth),
            "array" => Array(schema, name, depth),
            "boolean" => random.Chance(0.5) ? "true" : "false",
            "null" => "null",
            "string" => Text(random.Chance(0.1) ? random.Of(HostileValues.Texts) : PlainText(name, schema)),
            _ => Number(schema, name),
        };
    }

    /// <summary>Returns the value as JSON.</summary>
    public static string Text(string value) => JsonSerializer.Serialize(value);

    /// <summary>Inputs of the existing datasets.</summary>
    private string X()
    {
        if (random.Chance(0.1)) return Size();
        List<string> values = [];
        if (random.Chance(0.9)) values.Add($"\"size\":{Size()}");
        if (random.Chance(0.9)) values.Add($"\"kind\":{(random.Chance(0.9) ? random.Of(["\"flat\"", "\"house\"", "null"]) : Hostile())}");
        if (random.Chance(0.03)) values.Add($"{Text(random.Of(HostileValues.Texts))}:{Size()}");
        if (random.Chance(0.03)) values.Add("\"size\":1");
        return "{" + string.Join(',', values) + "}";
    }

    private string Size() => random.Chance(0.9) ? (random.Next(100) / 2.0).ToString(CultureInfo.InvariantCulture) : Hostile();

    private string Hostile() => random.Next(10) switch
    {
        < 3 => random.Of(HostileValues.Json),
        < 6 => random.Of(HostileValues.Numbers),
        < 7 => random.Of(HostileValues.NoNumbers),
        _ => Text(random.Of(HostileValues.Texts)),
    };

    private string Object(JsonNode schema, int depth)
    {
        var required = schema["required"]?.AsArray().Select(name => name!.GetValue<string>()).ToHashSet() ?? [];
        var text = new StringBuilder("{");
        foreach (var (name, property) in schema["properties"]?.AsObject() ?? [])
        {
            var times = random.Chance(required.Contains(name) ? 0.98 : 0.4) ? random.Chance(0.02) ? 2 : 1 : 0;
            for (var i = 0; i < times; i++) Add(Text(name), Value(property!, name, depth + 1));
        }

        if (random.Chance(0.03)) Add(Text(random.Of(HostileValues.Texts)), Hostile());
        return text.Append('}').ToString();

        void Add(string name, string value) => text.Append(text.Length > 1 ? "," : "").Append(name).Append(':').Append(value);
    }

    private string Array(JsonNode schema, string name, int depth)
    {
        var most = schema["maxItems"]?.GetValue<int>() ?? 3;
        var length = random.Chance(0.02) ? most + 1 : random.Next(Math.Min(most, 3) + 1);
        return "[" + string.Join(',', Enumerable.Range(0, length).Select(_ => Value(schema["items"]!, name, depth + 1))) + "]";
    }

    private string Number(JsonNode schema, string name)
    {
        // Keeps accepted trainings short.
        if (name is "epochs" or "members" or "hiddenSizes" && random.Chance(0.8)) return random.Next(2, 4).ToString(CultureInfo.InvariantCulture);
        if (random.Chance(0.08)) return random.Of(HostileValues.Numbers);
        var (least, most) = (
            (schema["minimum"] ?? schema["exclusiveMinimum"])?.GetValue<double>() ?? 0,
            (schema["maximum"] ?? schema["exclusiveMaximum"])?.GetValue<double>() ?? 50);
        var step = TypeOf(schema) == "integer" ? 1 : 0.001;
        var number = random.Next(20) switch
        {
            0 => least - step,
            1 => most + step,
            2 or 3 => least,
            4 or 5 => most,
            _ => least + (random.NextDouble() * (Math.Min(most, 100) - least)),
        };
        return (step == 1 ? Math.Round(number) : number).ToString(CultureInfo.InvariantCulture);
    }

    private string PlainText(string name, JsonNode schema)
    {
        if (random.Chance(0.1) && schema["maxLength"]?.GetValue<int>() is { } most) return new string('n', most + random.Next(2));
        return name switch
        {
            "dataset" => "flats",
            "unit" => "m²",
            "key" => "rgr_000000000000_" + new string('0', 64),
            _ => $"{(char)('a' + random.Next(26))}{random.Next(1_000)}",
        };
    }

    private string TypeOf(JsonNode schema)
    {
        if (schema["type"] is not JsonArray types) return schema["type"]?.GetValue<string>() ?? "string";
        var given = types.Select(type => type!.GetValue<string>()).ToList();
        return random.Chance(0.9) && given.Find(type => type != "null") is { } usual ? usual : random.Of(given);
    }
}
