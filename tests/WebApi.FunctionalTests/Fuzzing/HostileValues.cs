namespace Regressor.WebApi.FunctionalTests.Fuzzing;

/// <summary>Values that often break programs.</summary>
internal static class HostileValues
{
    public static readonly string[] Texts =
    [
        "", " ", "\0", "a\0b", "\u0001\u001f\u007f", "\r\nX-Injected: 1", "line\nbreak", "\u2028", "\ufeff", "\uffff", "\u202eabc", "😀", "İıſ", "e\u0301", "١٢٣",
        "../../etc/passwd", "..\\..\\appsettings.json", "%2e%2e%2f", "/etc/passwd", "file:///etc/passwd", "C:\\", "CON", ".", "..", "a/b", "~", "*", "?", "#",
        "'; DROP TABLE \"Datasets\"; --", "\" OR 1=1 --", "1) UNION SELECT 1", "%", "_", "\\", "'", "\"", "`", "$(id)", "${jndi:ldap://x/y}", "{{7*7}}", "{0}",
        "=1+1", "=HYPERLINK(\"http://x\",\"y\")", "+1", "-1", "@SUM(A1)", "\t=1", "<script>alert(1)</script>", "<!ENTITY x SYSTEM 'y'>",
        "null", "undefined", "true", "NaN", "Infinity", "-Infinity", "1e999", "0x10", "__proto__", "constructor", "(excluded)",
        new('a', 64), new('a', 65), new('b', 100), new('b', 101), new('c', 200), new('c', 201), new('d', 5_000), new('=', 300), string.Concat(Enumerable.Repeat("😀", 300)),
    ];

    public static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "2", "0.5", "0.99", "0.991", "500", "501", "10000", "10001", "2147483647", "2147483648", "-2147483648", "-2147483649", "4294967296",
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551616", "1e308", "1.8e308", "1e999", "-1e999", "1e-400", "1e2147483648", "4.9e-324",
        "0.1e1", "1E5", "123456789012345678901234567890", new('9', 400), "0." + new string('3', 400),
    ];

    /// <summary>Texts that look like JSON numbers but are not.</summary>
    public static readonly string[] NoNumbers = ["NaN", "Infinity", "-Infinity", "+1", "01", "1.", ".5", "0x1F", "1_000", "1,5", "1e", "--1", "١٢", "1 2", "true1"];

    /// <summary>The values as JSON, including ones that no string can represent.</summary>
    public static readonly string[] Json =
    [
        "null", "true", "false", "{}", "[]", "[[]]", "[null]", "\"\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\\u00\"", "\"\\x\"", "\"unclosed", "\"a\u0001b\"",
        "{\"a\":{\"b\":{\"c\":[{}]}}}", "{\"x\":1,\"x\":2}", "{\"\\ud800\":1}", "{\"\":1}", "{\"$ref\":\"#\"}", "{\"__proto__\":{}}", "'single'", "// comment", "/**/1", "undefined", "",
        new string('[', 70) + new string(']', 70), new string('[', 20_000), string.Concat(Enumerable.Repeat("{\"x\":", 100)) + "1" + new string('}', 100),
        "[" + string.Join(',', Enumerable.Repeat("1", 12_000)) + "]",
    ];

    public static readonly string[] MediaTypes =
    [
        "application/json", "application/json; charset=utf-8", "application/json; charset=utf-16", "application/json; charset=utf-99", "application/json;charset=\"\"",
        "application/problem+json", "text/json", "text/plain", "text/csv", "text/csv; charset=windows-1252", "text/csv; header=absent", "application/x-ndjson", "application/octet-stream",
        "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x", "*/*", "/", "a", ";", "application/json, text/csv", "application/json;;;", "image/png",
    ];

    /// <summary>Headers that some servers interpret.</summary>
    public static readonly (string Name, string[] Values)[] Headers =
    [
        ("Accept", ["text/html", "text/csv", "text/event-stream", "image/*;q=0", "*/*;q=abc", ";;;", "application/json;q=0", "application/xml", new('a', 3_000)]),
        ("Accept-Encoding", ["gzip", "br", "identity;q=0, *;q=0", "gzip;q=9", ",,,"]),
        ("Idempotency-Key", ["", " ", "k", "k", "two words", "'; --", new('k', 200), new('k', 201), "ключ", "../../x", "=1+1"]),
        ("If-None-Match", ["*", "\"x\"", "W/\"x\"", "x", "\"", "\"a\", \"b\"", ","]),
        ("If-Match", ["*", "\"x\"", "no"]),
        ("If-Modified-Since", ["Sun, 06 Nov 1994 08:49:37 GMT", "yesterday", "99999999999"]),
        ("Range", ["bytes=0-0", "bytes=-1", "bytes=5-1", "bytes=0-99999999999999999999", "lines=1-2", "bytes=0-1,1-2,2-3"]),
        ("Last-Event-ID", ["1@0", "2147483648@1", "-1", "@", "1@1@1", "NaN", "99999999999999999999@0", new('9', 2_000)]),
        ("Authorization", ["Bearer", "Bearer rgr_", "Bearer rgr_000000000000_" + new string('0', 64), "Basic YTpi", "Bearer a.b.c", "bearer  x", "Digest", "=", "rgr_ _ "]),
        ("X-Api-Key", ["", "x", "rgr_a_b", new('x', 2_000)]),
        ("Cookie", ["regressor=x", "regressor=CfDJ8AAAA; XSRF-TOKEN=y", "=;=;", "a", new('c', 2_000)]),
        ("X-XSRF-TOKEN", ["x"]),
        ("Origin", ["null", "http://evil.example", "\\"]),
        ("Referer", ["http://evil.example/?<script>"]),
        ("X-Forwarded-For", ["1.2.3.4", "::", "x, y"]),
        ("X-Forwarded-Proto", ["https", "javascript"]),
        ("X-HTTP-Method-Override", ["DELETE", "PUT"]),
        ("X-Original-URL", ["/api/keys"]),
        ("Content-Encoding", ["gzip", "br", "identity", "x"]),
        ("Inference-Header-Content-Length", ["0", "1", "100", "-1", "99999999999", "x"]),
        ("Content-Language", ["de"]),
        ("Upgrade", ["h2c", "websocket"]),
        ("traceparent", ["00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "00-x", new('0', 200)]),
        ("User-Agent", ["() { :; }; echo", new('u', 4_000)]),
        ("X-Unknown", ["\u00e9\u4e2d", "a", "%0d%0aX: y"]),
    ];

    /// <summary>Headers that Kestrel itself rejects.</summary>
    public static readonly string[] BrokenHeaders =
    [
        "no colon", ": no name", "Bad Name: x", "X-Nul: a\0b", " folded: x", "Content-Length: -1", "Content-Length: 1\r\nContent-Length: 2", "Content-Length: abc",
        "Transfer-Encoding: chunked, gzip", "Transfer-Encoding: x", "Host: two", "X-Huge: " + new string('h', 40_000),
    ];

    public static readonly string[] Methods = ["HEAD", "OPTIONS", "TRACE", "PUT", "PATCH", "DELETE", "POST", "GET", "PROPFIND", "get", "FOO", "M-SEARCH"];

    public static T Of<T>(this Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];

    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;
}
