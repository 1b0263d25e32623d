namespace Regressor.Infrastructure.Files.Formats.Csv.Dialects;

/// <summary>How a text separates the cells of a line.</summary>
/// <param name="Layout">What separates the cells.</param>
/// <param name="Delimiter">The separator, where there is one.</param>
/// <param name="LinesBefore">Number of lines that only declare the separator.</param>
internal sealed record TextDialect(TextLayout Layout, char Delimiter, int LinesBefore = 0)
{
    /// <summary>How quotes are written in quoted cells.</summary>
    public QuoteStyle Quotes { get; init; }

    /// <summary>Positions at which the cells of a line begin, in characters; for <see cref="TextLayout.FixedWidth"/>.</summary>
    public IReadOnlyList<int> Starts { get; init; } = [];

    /// <summary>Number of the table, from 1, in a document that may have several; for <see cref="TextLayout.Html"/>.</summary>
    public int Table { get; init; }
}

internal enum TextLayout
{
    /// <summary>One character between two cells.</summary>
    Delimited,

    /// <summary>Any number of blanks between two cells.</summary>
    Blanks,

    /// <summary>Each cell begins at the same position of every line.</summary>
    FixedWidth,

    /// <summary>Cells between vertical bars, and a line of dashes below the header.</summary>
    Markdown,

    /// <summary>Rows and cells of an HTML table.</summary>
    Html,
}

internal enum QuoteStyle
{
    /// <summary>Quotes inside a quoted cell are doubled (RFC 4180).</summary>
    Doubled,

    /// <summary>Quotes inside a quoted cell follow a backslash.</summary>
    Backslash,

    /// <summary>Cells are quoted with single quotes.</summary>
    Single,
}
