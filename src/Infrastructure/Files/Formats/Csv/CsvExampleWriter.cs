using System.Buffers;
using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>Writes CSV (RFC 4180) straight as bytes, without a string a cell.</summary>
internal static class CsvExampleWriter
{
    private const int FlushAt = 1 << 16;

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
            output.WriteText(input.Name);
            output.Write(","u8);
        }

        output.WriteText(dataset.Target.Name);
        if (withExclusions) output.Write(","u8);
        if (withExclusions) output.WriteText(ITableFile.ExclusionColumn);
        output.Write("\r\n"u8);
    }

    private static void WriteRow(ArrayBufferWriter<byte> output, Example example, bool withExclusion)
    {
        // Indexed, because enumerating an interface allocates.
        var x = example.X;
        for (var column = 0; column < x.Count; column++)
        {
            output.WriteValue(x[column]);
            output.Write(","u8);
        }

        output.WriteNumber(example.Y);
        if (withExclusion) output.Write(","u8);
        if (withExclusion && example.Exclusion is { } reason) output.WriteText(reason);
        output.Write("\r\n"u8);
    }
}
