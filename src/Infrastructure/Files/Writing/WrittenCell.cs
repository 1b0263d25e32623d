using Regressor.Infrastructure.Files.Grids;

namespace Regressor.Infrastructure.Files.Writing;

/// <summary>A cell to write, of a type that every format expresses in its own way.</summary>
/// <param name="Kind">Type of the value.</param>
/// <param name="Number">The value, in the unit of its kind; 0 for texts.</param>
/// <param name="Text">The text of a text.</param>
internal readonly record struct WrittenCell(CellKind Kind, double Number, string? Text)
{
    public static WrittenCell Blank => new(CellKind.Blank, 0, null);

    public static WrittenCell Of(double? number) => number is { } known ? new WrittenCell(CellKind.Number, known, null) : Blank;

    public static WrittenCell Of(bool value) => new(CellKind.Boolean, value ? 1 : 0, null);

    public static WrittenCell Of(string? text) => string.IsNullOrEmpty(text) ? Blank : new WrittenCell(CellKind.Text, 0, text);

    /// <param name="type">Type of the value's column.</param>
    /// <param name="value">A value that the column accepts.</param>
    public static WrittenCell Of(ColumnType type, ColumnValue value) => value.Number is { } number ? new WrittenCell(KindOf(type), number, null) : Of(value.Text);

    /// <summary>Returns how a format that stores types should store the values of a column.</summary>
    public static CellKind KindOf(ColumnType type) =>
        type == ColumnTypes.DateTime ? CellKind.DateTime
        : type == ColumnTypes.TimeOfDay ? CellKind.TimeOfDay
        : type.Storage == StorageKind.Number ? CellKind.Number
        : CellKind.Text;
}

/// <param name="Name">Name of the column.</param>
/// <param name="Kind">Type of all its cells that are not blank.</param>
internal sealed record WrittenColumn(string Name, CellKind Kind)
{
    /// <summary>True if all numbers are whole.</summary>
    public bool IsWhole { get; init; }
}

/// <summary>Writes rows of cells as a file of one format.</summary>
internal interface ICellWriter : IDisposable
{
    void Begin(IReadOnlyList<WrittenColumn> columns);

    /// <param name="cells">A cell for each column.</param>
    void Write(ReadOnlySpan<WrittenCell> cells);

    void End();
}
