using System.Text;

namespace Regressor.WebApi.FunctionalTests.Fuzzing;

/// <param name="Seed">Seed that reproduces the request.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Bytes">The bytes as sent.</param>
/// <param name="IsHttp">True if the bytes are an HTTP request; others are rejected before the application sees them.</param>
/// <param name="IsWhole">True if the request is complete; the sender of a truncated one closes the connection.</param>
internal sealed record FuzzedRequest(int Seed, string Method, byte[] Bytes, bool IsHttp, bool IsWhole)
{
    private const int Shown = 1_500;

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var value in Bytes.AsSpan(0, Math.Min(Bytes.Length, Shown)))
            _ = value is >= 32 and < 127 or (byte)'\n' ? text.Append((char)value) : value == '\r' ? text : text.Append($"\\x{value:x2}");
        return $"REGRESSOR_FUZZ_SEED={Seed}, {Bytes.Length} bytes:\n{text}";
    }
}
