using System.Buffers.Binary;
using System.Globalization;
using Parquet;
using Parquet.Meta;
using Parquet.Schema;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Archives;

namespace Regressor.Infrastructure.Files.Formats.Parquet;

/// <summary>Checks the sizes that a Parquet file declares, before anything is allocated for them.</summary>
internal static class ParquetBounds
{
    private const int MagicLength = 4, TailLength = 8, MaxFooter = 32 << 20, MaxPageHeader = 1 << 16;

    /// <summary>Largest decompressed page, in bytes.</summary>
    private const long MaxPage = 128 << 20;

    /// <summary>Largest number of cells in a row group, which is in memory as a whole, and the number that is accepted however small the file.</summary>
    private const long MaxCells = 40_000_000, FreeCells = 1_000_000;

    private static ReadOnlySpan<byte> Magic => "PAR1"u8;

    /// <summary>Checks the file's footer.</summary>
    /// <exception cref="UnreadableFileException">It is not a Parquet file, or a damaged one.</exception>
    public static void CheckFooter(Stream content)
    {
        if (content.Length < MagicLength + TailLength) throw Damaged();
        Span<byte> tail = stackalloc byte[TailLength];
        Read(content, content.Length - TailLength, tail);
        if (tail[4..].SequenceEqual("PARE"u8)) throw new UnreadableFileException("The Parquet file is encrypted. Send it without encryption.");
        var length = BinaryPrimitives.ReadInt32LittleEndian(tail);
        if (!tail[4..].SequenceEqual(Magic) || length <= 0 || length > content.Length - MagicLength - TailLength) throw Damaged();
        if (length > MaxFooter) throw new UnreadableFileException($"The metadata of the Parquet file are larger than {MaxFooter >> 20} MB.");
        var footer = new byte[length];
        Read(content, content.Length - TailLength - length, footer);
        try
        {
            new ThriftReader(footer).SkipStruct();
        }
        catch (InvalidDataException wrong)
        {
            throw Damaged(wrong);
        }
    }

    /// <summary>Checks the columns to read, in all row groups.</summary>
    public static void CheckData(Stream content, ParquetReader reader, IReadOnlyList<DataField> columns)
    {
        long all = 0;
        foreach (var group in reader.RowGroups)
        {
            var rows = group.RowCount;
            List<ColumnMetaData> chunks = [.. columns.Select(column => group.GetMetadata(column)?.MetaData ?? throw Damaged())];
            var compressed = chunks.Sum(chunk => Math.Clamp(chunk.TotalCompressedSize, 0, content.Length));
            if (rows < 0 || rows > MaxCells || chunks.Any(chunk => chunk.NumValues != rows)) throw Damaged();
            var cells = rows * columns.Count;
            if (cells > MaxCells)
            {
                throw new UnreadableFileException(string.Create(CultureInfo.InvariantCulture, $"A row group has {cells} cells; at most {MaxCells} are read at a time. Write smaller row groups."));
            }

            if (cells > FreeCells && cells / InflatedStream.MaxRatio > compressed) throw Damaged();
            all += cells;
            if (all > MaxCells && all / InflatedStream.MaxRatio > content.Length) throw Damaged();
            foreach (var chunk in chunks) CheckPages(content, chunk);
        }
    }

    public static UnreadableFileException Damaged(Exception? inner = null) => new("The Parquet file is damaged. Send it again.", inner);

    private static void CheckPages(Stream content, ColumnMetaData chunk)
    {
        var position = chunk.DictionaryPageOffset is { } dictionary and > 0 ? Math.Min(dictionary, chunk.DataPageOffset) : chunk.DataPageOffset;
        var end = position + chunk.TotalCompressedSize;
        if (position < MagicLength || chunk.TotalCompressedSize < 0 || end > content.Length - TailLength) throw Damaged();
        var header = new byte[MaxPageHeader];
        for (long values = 0; values < chunk.NumValues;)
        {
            var available = (int)Math.Min(MaxPageHeader, end - position);
            if (available <= 0) throw Damaged();
            Read(content, position, header.AsSpan(0, available));
            var page = ReadPage(header.AsSpan(0, available));
            if (page.Compressed < 0 || page.Decompressed < 0 || page.Values < 0 || position + page.Length + page.Compressed > end) throw Damaged();
            InflatedStream.Check(page.Decompressed, page.Compressed, MaxPage);
            if (page.IsData) values += page.Values;
            if (values > chunk.NumValues || (!page.IsData && page.Values > page.Decompressed)) throw Damaged();
            position += page.Length + page.Compressed;
        }
    }

    /// <summary>Reads a PageHeader (parquet.thrift): sizes, and the number of values of the page.</summary>
    private static (bool IsData, long Decompressed, long Compressed, long Values, int Length) ReadPage(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var thrift = new ThriftReader(bytes);
            long type = 0, decompressed = -1, compressed = -1, values = 0;
            for (var id = 0; ;)
            {
                var field = thrift.ReadField(id);
                if (field.Type == ThriftType.Stop) return (type is 0 or 3, decompressed, compressed, values, thrift.Position);
                id = field.Id;
                if (id == 1) type = thrift.ReadZigzag();
                else if (id == 2) decompressed = thrift.ReadZigzag();
                else if (id == 3) compressed = thrift.ReadZigzag();
                else if (id is 5 or 7 or 8 && field.Type == ThriftType.Struct) values = ReadValues(ref thrift);
                else thrift.Skip(field.Type, depth: 0);
            }
        }
        catch (InvalidDataException wrong)
        {
            throw Damaged(wrong);
        }
    }

    /// <summary>Reads num_values, the first field of the headers of all kinds of pages.</summary>
    private static long ReadValues(ref ThriftReader thrift)
    {
        long values = 0;
        for (var id = 0; ;)
        {
            var field = thrift.ReadField(id);
            if (field.Type == ThriftType.Stop) return values;
            id = field.Id;
            if (id == 1) values = thrift.ReadZigzag();
            else thrift.Skip(field.Type, depth: 1);
        }
    }

    private static void Read(Stream content, long position, Span<byte> bytes)
    {
        content.Position = position;
        content.ReadExactly(bytes);
    }
}
