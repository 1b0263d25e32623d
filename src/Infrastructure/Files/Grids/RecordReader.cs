using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Grids;

/// <summary>Reads the records of a table one by one.</summary>
internal abstract class RecordReader : IDisposable
{
    /// <summary>Line or row where the record begins, from 1.</summary>
    public long Line { get; protected set; }

    /// <summary>Number of cells.</summary>
    public int Count { get; protected set; }

    /// <summary>Error that makes the record's cells unreliable, as the predicate of a sentence; null if there is none.</summary>
    public string? Fault { get; protected set; }

    /// <summary>True if the record is a blank line.</summary>
    public bool IsBlank { get; protected set; }

    /// <param name="withBlanks">True to return blank lines as records; otherwise, they are skipped.</param>
    /// <exception cref="UnreadableFileException">The rest of the file cannot be read.</exception>
    public abstract bool Read(bool withBlanks = false);

    /// <summary>Returns a cell as it is shown, without the blanks around it. Quoted cells keep their blanks.</summary>
    public abstract ReadOnlySpan<char> Cell(int column);

    /// <summary>Returns a cell with the blanks around it.</summary>
    public virtual ReadOnlySpan<char> WholeCell(int column) => Cell(column);

    /// <summary>Returns the stored value of a cell, in formats that store types.</summary>
    public virtual CellValue Typed(int column) => CellValue.Text;

    /// <summary>Returns a cell whose stored value is a number as the shortest text of it, with a decimal point; empty where it is not stored like that.</summary>
    public virtual ReadOnlySpan<char> NumberText(int column) => default;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
