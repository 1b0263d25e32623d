using Regressor.Application.Files;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Files.Notation;
using Regressor.Infrastructure.Files.Text;

namespace Regressor.Infrastructure.Files;

/// <summary>Filling and checking of rows, for all formats.</summary>
internal static class TableRows
{
    public static readonly NotationFault TargetIsMissing = new("targetMissing", "the target is missing.");
    private static readonly NotationFault HasNoInput = new("noInput", "has no input value.");
    private const string HasNul = "contains the character NUL, which is not allowed.";

    public static void Begin(this TableRow row, long line)
    {
        row.Line = line;
        row.Y = ColumnValue.Missing;
        row.Exclusion = null;
        row.Errors.Clear();
        row.Text = default;
        Array.Clear(row.X);
        Array.Clear(row.Kept);
    }

    public static void AddError(this TableRow row, string? column, string reason) => row.Errors.Add(new RowError(column, reason));

    /// <param name="row">The row.</param>
    /// <param name="column">Name of the column; null if the whole row is invalid.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="cell">The cell at fault; empty if it is not the cell's content.</param>
    public static void AddError(this TableRow row, string? column, NotationFault fault, ReadOnlySpan<char> cell = default) => row.Errors.Add(new RowError(column, fault.Reason)
    {
        Code = fault.Code,
        Parameters = cell.IsEmpty ? null : new Dictionary<string, string> { ["cell"] = FirstCells.Shorten(cell) },
    });

    public static void Exclude(this TableRow row, string column, ReadOnlySpan<char> reason)
    {
        reason = reason.Trim();
        if (reason.Length > Example.MaxExclusionLength) row.AddError(column, $"The reason has more than {Example.MaxExclusionLength} characters.");
        else if (reason.Contains('\0')) row.AddError(column, HasNul);
        else if (reason.Length > 0) row.Exclusion = reason.ToString();
    }

    /// <summary>Reports a row without any input value, which teaches nothing.</summary>
    public static void CheckHasInput(this TableRow row)
    {
        foreach (var value in row.X)
        {
            if (!value.IsMissing) return;
        }

        // An invalid input is missing too, but has already been reported.
        if (row.X.Length > 0 && row.Errors.Count == 0) row.AddError(null, HasNoInput);
    }

    /// <summary>Converts a text to a value of the column, with a string from the pool; missing if the text is invalid.</summary>
    public static ColumnValue Text(this TableRow row, TableColumn column, ReadOnlySpan<char> text, StringPool pool)
    {
        if (column.Kind is TextualColumnType type)
        {
            if (type.FaultOf(text) is not { } fault) return ColumnValue.Of(pool.Get(text));
            row.AddError(column.Name, $"{fault}.");
            return ColumnValue.Missing;
        }

        if (column.Kind is { } other)
        {
            if (other.Parse(text.Trim(), out var value) is { } reason) row.AddError(column.Name, $"{reason}.");
            return value;
        }

        // One character beyond the longest valid text shows that the text is too long for every type.
        if (!text.Contains('\0')) return ColumnValue.Of(text.Length <= TextColumnType.MaxLength ? pool.Get(text) : text[..(TextColumnType.MaxLength + 1)].ToString());
        row.AddError(column.Name, HasNul);
        return ColumnValue.Missing;
    }
}
