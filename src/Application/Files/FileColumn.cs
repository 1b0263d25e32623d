namespace Regressor.Application.Files;

/// <summary>A column of a file, with what all of its cells show about it.</summary>
/// <param name="Name">Unique name, repaired where the header's could not be used.</param>
/// <param name="Type">The type that its cells suggest, or that was asked for; null where it has only texts.</param>
public sealed record FileColumn(string Name, ColumnType? Type)
{
    /// <summary>Name in the header; null where it is the column's name.</summary>
    public string? SourceName { get; init; }

    /// <summary>Unit of its values, from the cells or from a row below the header; null if unknown.</summary>
    public string? Unit { get; init; }

    /// <summary>How its cells write numbers or dates; null for texts.</summary>
    public CellNotation? Notation { get; init; }

    /// <summary>Number of cells without a value, by being blank or by a word for it.</summary>
    public int Missing { get; init; }

    /// <summary>Number of cells that can be read as values of the type; of texts where there is none.</summary>
    public int Read { get; init; }

    /// <summary>Number of cells that are neither missing nor readable.</summary>
    public int Unreadable { get; init; }

    /// <summary>Number of cells that are texts whatever the type.</summary>
    public int Texts { get; init; }

    /// <summary>Number of different texts, up to a bound.</summary>
    public int DistinctTexts { get; init; }

    public int LongestText { get; init; }

    /// <summary>Its most frequent texts, with the most frequent first.</summary>
    public IReadOnlyList<string> FrequentTexts { get; init; } = [];

    public double? Min { get; init; }

    public double? Max { get; init; }

    /// <summary>What its owner should know or decide, if it is used with this type.</summary>
    public IReadOnlyList<FileProblem> Problems { get; init; } = [];

    public int Values => Read + Unreadable;
}

/// <summary>How the cells of a column write their values.</summary>
/// <param name="DecimalSign">Decimal sign; null for dates.</param>
/// <param name="DateOrder">Order of day, month and year, "dmy", "mdy" or "ymd"; null for numbers.</param>
/// <param name="Text">The notation in words.</param>
public sealed record CellNotation(string? DecimalSign, string? DateOrder, string Text);

/// <summary>A record of the file as it is written.</summary>
/// <param name="Line">Line where it begins, from 1; 0 for a header that is on no line, as in JSON.</param>
/// <param name="Cells">Its cells, cut where they are long.</param>
/// <param name="Role">What it is: "skipped", "header", "units", "row", "total" or "footer".</param>
public sealed record FileRecord(long Line, IReadOnlyList<string> Cells, string Role);
