namespace Regressor.Infrastructure.Files.Grids;

/// <summary>What a cell is in a format that stores types.</summary>
internal enum CellKind
{
    /// <summary>Only its text is known, as in CSV.</summary>
    Text,
    Number,

    /// <summary>Seconds since 1970-01-01T00:00:00.</summary>
    DateTime,

    /// <summary>Seconds since midnight.</summary>
    TimeOfDay,

    /// <summary>1 or 0.</summary>
    Boolean,

    /// <summary>A formula without a value, such as #DIV/0!.</summary>
    Error,
    Blank,
}

/// <summary>The stored value of a cell, exact where its text is rounded for display.</summary>
/// <param name="Kind">Type of the value.</param>
/// <param name="Number">The value, in the unit of its kind; 0 where the kind has none.</param>
internal readonly record struct CellValue(CellKind Kind, double Number)
{
    /// <summary>The value of a cell that is only text.</summary>
    public static CellValue Text => default;
}
