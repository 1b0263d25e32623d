using System.Buffers;

namespace Regressor.Application.Files;

/// <summary>A file to be sent to a caller.</summary>
/// <param name="FileName">The name of the file.</param>
/// <param name="MediaType">The media type of the file.</param>
/// <param name="WriteAsync">Writes the file row by row; to be called once.</param>
public sealed record TabularResult(string FileName, string MediaType, Func<Stream, CancellationToken, Task> WriteAsync)
{
    internal static TabularResult Create<TRow>(
        string name, ITabularFormat format, Func<CancellationToken, IAsyncEnumerable<TRow>> rows, Func<ArrayBufferWriter<byte>, ITabularWriter<TRow>> writer) => new(
        $"{name}.{format.Extensions[0]}", format.MediaTypes[0], (destination, stop) => rows(stop).WriteToAsync(destination, writer, stop));
}
