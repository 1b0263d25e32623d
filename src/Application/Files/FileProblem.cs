using System.Text.Json.Serialization;

namespace Regressor.Application.Files;

/// <summary>Something about a file that its owner should know or decide.</summary>
/// <param name="Code">Stable identifier, in camel case.</param>
/// <param name="Severity">Questions and errors prevent the file from being stored.</param>
/// <param name="Message">What was seen, and what was done about it, in English.</param>
public sealed record FileProblem(string Code, ProblemSeverity Severity, string Message)
{
    public const int MaxLines = 10;
    public const int MaxCells = 3;

    /// <summary>Code of a file with a header only.</summary>
    public const string NoRows = "noRows";

    /// <summary>Name of the column; null if it concerns the whole file.</summary>
    public string? Column { get; init; }

    /// <summary>Number of rows or cells that it concerns.</summary>
    public int Count { get; init; }

    /// <summary>The first lines that it concerns, at most <see cref="MaxLines"/>.</summary>
    public IReadOnlyList<long> Lines { get; init; } = [];

    /// <summary>The first cells that it concerns, at most <see cref="MaxCells"/>.</summary>
    public IReadOnlyList<ProblemCell> Cells { get; init; } = [];

    /// <summary>What the caller can do about it, the best first.</summary>
    public IReadOnlyList<ProblemRepair> Repairs { get; init; } = [];

    /// <summary>The query parameter that settles it; "file" if none does.</summary>
    [JsonIgnore]
    public string Field => Repairs is [{ Parameters: { Count: > 0 } parameters }, ..] ? parameters.Keys.First() : "file";
}

public enum ProblemSeverity
{
    /// <summary>Only said: the file can be stored as it was read.</summary>
    Info,

    /// <summary>The file has several readings, of which the caller must choose one.</summary>
    Question,

    /// <summary>The file cannot be stored as it was read.</summary>
    Error,
}

/// <param name="Line">Line of the cell's row, from 1.</param>
/// <param name="Text">The cell as it is written.</param>
/// <param name="Readings">The values that it may have, in words; null if there is no doubt.</param>
public sealed record ProblemCell(long Line, string Text, IReadOnlyList<string>? Readings = null);

/// <param name="Parameters">Query parameters to add to the request, by name.</param>
/// <param name="Changes">Number of cells or rows that are read differently then.</param>
public sealed record ProblemRepair(IReadOnlyDictionary<string, string> Parameters, int Changes);
