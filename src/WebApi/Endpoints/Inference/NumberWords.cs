using System.Buffers;

namespace Regressor.WebApi.Endpoints.Inference;

/// <summary>What Python and others write for numbers that JSON has no word for.</summary>
internal static class NumberWords
{
    private static readonly (byte[] Word, byte[] Meaning)[] Words =
    [
        ("NaN"u8.ToArray(), "null"u8.ToArray()),
        ("Infinity"u8.ToArray(), "1e999"u8.ToArray()),
        ("-Infinity"u8.ToArray(), "-1e999"u8.ToArray()),
    ];

    /// <summary>NaN in a list becomes null, a missing value; infinity becomes a number beyond all bounds, for whoever reads it to refuse.</summary>
    /// <returns>Null where there is no such word.</returns>
    public static byte[]? ToJson(ReadOnlySpan<byte> body)
    {
        var json = new ArrayBufferWriter<byte>(body.Length + 1);
        var (copied, before, inText) = (0, default(byte), false);
        for (var at = 0; at < body.Length; at++)
        {
            var value = body[at];
            if (inText)
            {
                if (value == '\\') at++;
                inText = value != '"';
                continue;
            }

            if (value is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') continue;
            inText = value == '"';
            if (before is (byte)'[' or (byte)',' && Find(body[at..]) is var (word, meaning))
            {
                json.Write(body[copied..at]);
                json.Write(meaning);
                at += word.Length - 1;
                copied = at + 1;
            }

            before = value;
        }

        if (copied == 0) return null;
        json.Write(body[copied..]);
        return json.WrittenSpan.ToArray();
    }

    private static (byte[] Word, byte[] Meaning)? Find(ReadOnlySpan<byte> rest)
    {
        foreach (var known in Words)
        {
            if (rest.StartsWith(known.Word)) return known;
        }

        return null;
    }
}
