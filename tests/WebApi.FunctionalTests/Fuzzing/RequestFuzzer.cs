using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Regressor.WebApi.FunctionalTests.Fuzzing;

/// <summary>Existing objects of the server, so that requests get beyond 'not found'.</summary>
/// <param name="Keys">The administrator's key, and one that may only read.</param>
/// <param name="KeyIds">Ids of keys that may be revoked.</param>
/// <param name="Runs">Ids of training runs.</param>
/// <param name="Checkpoint">Checkpoint of a model of the dataset 'flats'.</param>
internal sealed record KnownThings((string Admin, string Predict) Keys, IReadOnlyList<string> KeyIds, IReadOnlyList<string> Runs, byte[] Checkpoint);

/// <summary>Generates requests from the API's operations: nearly valid ones, each wrong in its own way. The same seed gives the same request, except for ids and keys.</summary>
internal sealed class RequestFuzzer(JsonNode document, string host)
{
    /// <summary>Query parameter that identifies the executed request in the audit log.</summary>
    public const string Marker = "fuzz";

    private const int LongestLine = 8_000;
    private const string WellFormed = "HTTP/1.1";

    private readonly IReadOnlyList<ApiOperation> _operations = ApiOperation.AllOf(document);

    public FuzzedRequest Make(int seed, KnownThings known)
    {
        var random = new Random(seed);
        var operation = random.Of(_operations);
        var method = random.Chance(0.94) ? operation.Method : random.Of(HostileValues.Methods);
        var target = Path(operation, known, random) + Query(operation, seed, random);
        var version = WellFormed;
        if (random.Chance(0.01)) (target, version) = (random.Of([target, "*", "http://other.example/api/datasets", "api/datasets", target + "\t"]), random.Of(["HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "", "ICY"]));

        var body = Body(operation, known, random, out var mediaType);
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{method} {target} {version}\r\nHost: {host}\r\n");
        if (random.Chance(0.97)) head.Append("Authorization: Bearer ").Append(random.Chance(0.95) ? known.Keys.Admin : known.Keys.Predict).Append("\r\n");
        if (body.Length > 0 && random.Chance(0.97)) head.Append("Content-Type: ").Append(random.Chance(0.95) ? mediaType : random.Of(HostileValues.MediaTypes)).Append("\r\n");
        var isHttp = version == WellFormed && target.Length < LongestLine && !target.Split('?')[0].Contains("%00", StringComparison.Ordinal) && AddOddHeaders(head, random);
        var (framed, isWhole, isFramed) = Framed(head, body, random);
        return new FuzzedRequest(seed, method, [.. Encoding.UTF8.GetBytes(head.ToString()), .. framed], isHttp && isFramed, isWhole);
    }

    private static string Path(ApiOperation operation, KnownThings known, Random random)
    {
        var path = operation.Path
            .Replace("{dataset}", random.Chance(0.92) ? random.Chance(0.9) ? "flats" : random.Of(["rooms", "kinds"]) : Encoded(random), StringComparison.Ordinal)
            .Replace("{version}", random.Chance(0.8) ? random.Next(4).ToString(CultureInfo.InvariantCulture) : Escaped(random.Of(HostileValues.Numbers)), StringComparison.Ordinal)
            .Replace("{id}", random.Chance(0.8) ? IdOf(operation, known, random) : Encoded(random), StringComparison.Ordinal);
        if (!random.Chance(0.03)) return path;
        return random.Next(7) switch
        {
            0 => path + "/",
            1 => path.Replace("/", "//", StringComparison.Ordinal),
            2 => path.Replace("/api/", "/api/../api/", StringComparison.Ordinal),
            3 => path.ToUpperInvariant(),
            4 => path + "/..%2f..%2fappsettings.json",
            5 => path + ";a=b",
            _ => path + random.Of(["%", "%zz", "%c0%af", "%ed%a0%80", "%00", "\\", "%u0041"]),
        };
    }

    private static string IdOf(ApiOperation operation, KnownThings known, Random random) => operation.Path switch
    {
        _ when operation.Path.Contains("training-runs", StringComparison.Ordinal) => OneOf(known.Runs, random) ?? Guid.Empty.ToString(),
        _ when operation.Path.Contains("keys", StringComparison.Ordinal) => OneOf(known.KeyIds, random) ?? "000000000000",
        _ when operation.Path.Contains("examples", StringComparison.Ordinal) => random.Next(1, 40).ToString(CultureInfo.InvariantCulture),
        _ => random.Of(["v1", "index.html", "appsettings.json", "favicon.ico", "scalar.js"]),
    };

    /// <summary>Draws the same number of random values in every case.</summary>
    private static string? OneOf(IReadOnlyList<string> known, Random random) => random.Next() is var drawn && known.Count > 0 ? known[drawn % known.Count] : null;

    private static string Query(ApiOperation operation, int seed, Random random)
    {
        var query = new StringBuilder().Append(CultureInfo.InvariantCulture, $"?{Marker}={seed}");
        foreach (var (name, schema) in operation.Query)
        {
            // After a request that deletes everything, little would be left to test.
            var times = random.Chance(name == "all" ? 0.02 : 0.4) ? random.Chance(0.05) ? 2 : 1 : 0;
            for (var i = 0; i < times; i++) query.Append('&').Append(name).Append('=').Append(random.Chance(0.75) ? Escaped(Usual(name, schema, random)) : Encoded(random));
        }

        if (random.Chance(0.02)) query.Append(random.Of(["&", "&=", "&%zz=%", "&a&b", "?x", "#f", "&page[]=1", "&%66uzz=2", "&" + new string('q', 3_000)]));
        return query.ToString();
    }

    private static string Usual(string name, JsonNode schema, Random random) => name switch
    {
        "where" => random.Of(["size>=10", "kind=flat", "size=", "kind!=house", "kind~a", "rent<1e3", "size<=", "=1", ">=", "size>>1", "size=1=2", "nothing=1", "kind>b", "size~1", "rent=NaN"]),
        "sort" or "input" => random.Of(["size", "kind", "rent", "createdAt", "SIZE", "nothing"]),
        "part" => random.Of(["train", "test", "all"]),
        "delimiter" => random.Of([",", ";", "tab", "|", "x"]),
        "decimal" => random.Of([".", ",", "x"]),
        "encoding" => random.Of(["utf-8", "windows-1252", "utf-7", "utf-16"]),
        "name" => "n" + random.Next(1_000).ToString(CultureInfo.InvariantCulture),
        "target" => random.Of(["rent", "kind", "y", "x"]),
        "spelling" => random.Of(["one", "own", "kind=one", "x"]),
        "numeric" or "categorical" or "leaveOut" => random.Of(["size", "kind", "rent", "x"]),
        "confidence" => random.Of(["0.5", "0.9", "0.99", "0.499", "1", "NaN", "0,9"]),
        "page" or "pageSize" or "most" => random.Of(["1", "2", "500", "501", "0", "-1", "2147483647", "2147483648", "100000", "1.0", "1e2"]),
        _ => schema["type"]?.ToString() == "boolean" ? random.Of(["true", "false", "True", "1", ""]) : random.Of(HostileValues.Texts),
    };

    private byte[] Body(ApiOperation operation, KnownThings known, Random random, out string mediaType)
    {
        mediaType = "application/json";
        if (operation.Bodies.Count == 0) return random.Chance(0.05) ? "{}"u8.ToArray() : [];
        (mediaType, var schema) = random.Of(operation.Bodies);
        var isFile = schema["$ref"]?.GetValue<string>().EndsWith("/Stream", StringComparison.Ordinal) is true;
        var body = mediaType switch
        {
            "application/octet-stream" => known.Checkpoint,
            _ when isFile => Encoding.UTF8.GetBytes(TableFuzzer.Make(mediaType, random)),
            _ => Encoding.UTF8.GetBytes(new JsonFuzzer(document, random).Value(schema)),
        };
        return random.Next(100) switch
        {
            < 6 => ByteMutations.Apply(body, random),
            6 => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body)),
            7 => [.. Encoding.UTF8.Preamble, .. body],
            8 => Gzip(body),
            9 => [],
            10 => [.. body, .. "]}"u8],
            _ => body,
        };
    }

    /// <returns>True if the bytes are still HTTP.</returns>
    private static bool AddOddHeaders(StringBuilder head, Random random)
    {
        while (random.Chance(0.3))
        {
            var (name, values) = random.Of(HostileValues.Headers);
            head.Append(name).Append(": ").Append(random.Of(values)).Append("\r\n");
        }

        if (!random.Chance(0.01)) return true;
        head.Append(random.Of(HostileValues.BrokenHeaders)).Append("\r\n");
        return false;
    }

    private static (byte[] Framed, bool IsWhole, bool IsHttp) Framed(StringBuilder head, byte[] body, Random random)
    {
        head.Append("Connection: close\r\n");
        if (random.Chance(0.02)) head.Append("Expect: 100-continue\r\n");
        var way = random.Next(100);
        if (way < 10)
        {
            head.Append("Transfer-Encoding: chunked\r\n\r\n");
            var length = way switch
            {
                0 => "zz",
                1 => "ffffffffffffffff",
                _ => body.Length.ToString("x", CultureInfo.InvariantCulture),
            };
            var chunk = body.Length == 0 ? "" : $"{length}\r\n{Encoding.Latin1.GetString(body)}\r\n";
            return (Encoding.Latin1.GetBytes(chunk + (way == 2 ? "" : "0\r\n\r\n")), way != 2, way > 1);
        }

        var lacks = way is 10 or 11 && body.Length > 0 ? random.Next(1, 100) : 0;
        if (body.Length > 0 || random.Chance(0.5)) head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length + lacks}\r\n");
        head.Append("\r\n");
        return (body, lacks == 0, true);
    }

    private static string Encoded(Random random) => random.Chance(0.1)
        ? random.Of(["%ed%a0%80", "%ff%fe", "%c0%af", "..%2f..%2fetc%2fpasswd", "..%5c..%5cx", "%252e%252e%252f", "%2e%2e", "+", "%20"])
        : Escaped(random.Chance(0.4) ? random.Of(HostileValues.Numbers) : random.Of(HostileValues.Texts));

    private static string Escaped(string text) => Uri.EscapeDataString(text);

    private static byte[] Gzip(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Fastest)) packing.Write(body);
        return packed.ToArray();
    }
}
