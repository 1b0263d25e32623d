namespace Regressor.Infrastructure.Files.Formats.Xlsx;

/// <summary>How a cell stores its value.</summary>
internal enum CellType
{
    Number,
    SharedString,
    Text,
    Boolean,
    Error,
    IsoDate,

    /// <summary>A formula whose value was never stored.</summary>
    Uncalculated,
}

/// <param name="Column">Column, from 1.</param>
/// <param name="Type">How the value is stored.</param>
/// <param name="Style">Number of its format.</param>
/// <param name="Start">Position of its text in the row.</param>
/// <param name="Length">Length of its text.</param>
internal readonly record struct SheetCell(int Column, CellType Type, int Style, int Start, int Length);

/// <summary>Reads the rows of a sheet one by one, as they are stored.</summary>
internal abstract class SheetRows : IDisposable
{
    private char[] _text = new char[1 << 10];

    /// <summary>Number of the row, from 1.</summary>
    public int Row { get; protected set; }

    /// <summary>The cells with a value or a format.</summary>
    public List<SheetCell> Cells { get; } = [];

    /// <summary>The texts of all cells of the row.</summary>
    public ReadOnlySpan<char> Text => _text.AsSpan(0, Length);

    protected int Length { get; private set; }

    public ReadOnlySpan<char> TextOf(SheetCell cell) => _text.AsSpan(cell.Start, cell.Length);

    public abstract bool Read();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    protected void Clear()
    {
        Cells.Clear();
        Length = 0;
    }

    /// <summary>Adds room for more characters to <see cref="Text"/>.</summary>
    protected Span<char> Extend(int length)
    {
        var start = Length;
        Length += length;
        if (Length > _text.Length) Array.Resize(ref _text, Math.Max(2 * _text.Length, Length));
        return _text.AsSpan(start, length);
    }
}
