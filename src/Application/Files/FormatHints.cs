namespace Regressor.Application.Files;

/// <summary>Describes how a text file is written. A format ignores the hints that do not apply to it.</summary>
/// <param name="Delimiter">The separator between the cells of a line; null to detect it.</param>
/// <param name="DecimalSign">Decimal sign of all columns, '.' or ','; null to detect it per column. The detected value is the majority's.</param>
/// <param name="Encoding">Encoding, "utf-8" or "windows-1252"; null to detect it.</param>
/// <param name="Thousands">Sign that groups digits in ambiguous numbers: '.', ',' or <see cref="NoThousands"/>; null if unspecified.</param>
public sealed record FormatHints(char? Delimiter = null, char? DecimalSign = null, string? Encoding = null, char? Thousands = null)
{
    /// <summary>No sign groups digits: the ambiguous sign is the decimal sign.</summary>
    public const char NoThousands = '\0';
}

/// <summary>A column whose numbers have two readings, a factor of a thousand apart, which the file does not resolve.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Cell">One of the numbers as written: 1,268.</param>
/// <param name="Sign">The ambiguous sign, '.' or ','.</param>
/// <param name="AsThousands">The number if the sign groups digits: 1268.</param>
/// <param name="AsDecimals">The number if it is the decimal sign: 1.268.</param>
public sealed record UnclearNumbers(string Column, string Cell, char Sign, double AsThousands, double AsDecimals);
