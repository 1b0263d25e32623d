using System.Buffers;
using System.Globalization;
using System.Text;
using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Tables;

/// <summary>Writes CSV (RFC 4180) straight as bytes, without a string a cell.</summary>
internal static class CsvTableWriter
{
    private const int FlushAt = 1 << 16;
    private const int MaxNumberLength = 32;

    /// <summary>NUL too: it would make the file no text, and is replaced.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create("\"\r\n\0" + Delimiters.Recognized);

    public static async Task WriteAsync(
        Stream destination, Dataset dataset, IAsyncEnumerable<Example> examples, bool withExclusions, CancellationToken cancellationToken)
    {
        var output = new ArrayBufferWriter<byte>(2 * FlushAt);
        WriteHeader(output, dataset, withExclusions);
        await foreach (var example in examples.WithCancellation(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            WriteRow(output, example, withExclusions);
            if (output.WrittenCount < FlushAt) continue;
            await destination.WriteAsync(output.WrittenMemory, cancellationToken);
            output.ResetWrittenCount();
        }

        await destination.WriteAsync(output.WrittenMemory, cancellationToken);
    }

    private static void WriteHeader(ArrayBufferWriter<byte> output, Dataset dataset, bool withExclusions)
    {
        foreach (var input in dataset.Inputs)
        {
            WriteText(output, input.Name);
            output.Write(","u8);
        }

        WriteText(output, dataset.Target.Name);
        if (withExclusions) output.Write(","u8);
        if (withExclusions) WriteText(output, ITableFile.ExclusionColumn);
        output.Write("\r\n"u8);
    }

    private static void WriteRow(ArrayBufferWriter<byte> output, Example example, bool withExclusion)
    {
        // Indexed, because enumerating an interface allocates.
        var x = example.X;
        for (var column = 0; column < x.Count; column++)
        {
            var value = x[column];
            if (value.Number is { } number) WriteNumber(output, number);
            else if (value.Category is { } category) WriteText(output, category);
            output.Write(","u8);
        }

        WriteNumber(output, example.Y);
        if (withExclusion) output.Write(","u8);
        if (withExclusion && example.Exclusion is { } reason) WriteText(output, reason);
        output.Write("\r\n"u8);
    }

    private static void WriteNumber(ArrayBufferWriter<byte> output, double number)
    {
        // Without a format it is the shortest text that is read back as the same number.
        number.TryFormat(output.GetSpan(MaxNumberLength), out var written, provider: CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    private static void WriteText(ArrayBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        var isMarked = HarmlessText.NeedsMark(text);
        if (!NeedsQuotes(text))
        {
            if (isMarked) output.Write("'"u8);
            Encoding.UTF8.GetBytes(text, output);
            return;
        }

        output.Write(isMarked ? "\"'"u8 : "\""u8);
        while (text.IndexOfAny('"', '\0') is var special and >= 0)
        {
            Encoding.UTF8.GetBytes(text[..special], output);
            output.Write(text[special] == '"' ? "\"\""u8 : "\uFFFD"u8);
            text = text[(special + 1)..];
        }

        Encoding.UTF8.GetBytes(text, output);
        output.Write("\""u8);
    }

    // Every delimiter that is recognized on reading counts, not only the comma: the comma must stay the only one in question. A byte
    // order mark would be lost at the file's beginning, blanks around a cell everywhere.
    private static bool NeedsQuotes(ReadOnlySpan<char> text) =>
        text.Length > 0 && (text.ContainsAny(Special) || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text[0] == '\uFEFF');
}
