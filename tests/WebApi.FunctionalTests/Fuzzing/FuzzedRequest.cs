using System.Text;

namespace Regressor.WebApi.FunctionalTests.Fuzzing;

/// <param name="Seed">Makes it once more.</param>
/// <param name="Method">Of HTTP.</param>
/// <param name="Bytes">As they are sent.</param>
/// <param name="IsHttp">Whether it is a request at all; one that is none is refused before the application sees it.</param>
/// <param name="IsWhole">Whether no end of it lacks; the sender of one that is cut off hangs up.</param>
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
