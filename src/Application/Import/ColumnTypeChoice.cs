using FluentValidation;
using FluentValidation.Results;

namespace Regressor.Application.Import;

/// <summary>The type that the caller chose for a column of a file.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Type">Its type.</param>
/// <param name="Field">Field of the request, for messages.</param>
public sealed record ColumnTypeChoice(string Column, ColumnType Type, string Field = ColumnTypeChoice.AnyType)
{
    private const string AnyType = "type";

    /// <summary>Parses a column and a type, "COLUMN=TYPE". The last "=" separates them, because a name may contain the sign.</summary>
    /// <exception cref="ValidationException">There is no such type, or no separator.</exception>
    public static ColumnTypeChoice Parse(string text)
    {
        var separator = text.LastIndexOf('=');
        return separator > 0 && ColumnTypes.Find(text[(separator + 1)..].Trim()) is { } type
            ? new ColumnTypeChoice(text[..separator], type)
            : throw new ValidationException(
                [new ValidationFailure(AnyType, $"'{text}' must be a column, '=' and one of {string.Join(", ", ColumnTypes.All.Select(known => known.Name))}.")]);
    }
}
