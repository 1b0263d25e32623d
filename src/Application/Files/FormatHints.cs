namespace Regressor.Application.Files;

/// <summary>How a text file is written. A format passes over what does not concern it.</summary>
/// <param name="Delimiter">The separator between the cells of a line; null where it is to be recognized.</param>
/// <param name="DecimalSign">'.' or ',', of all columns; null where that of each is to be recognized. What is recognized is that of most.</param>
/// <param name="Encoding">"utf-8" or "windows-1252"; null where it is to be recognized.</param>
/// <param name="Thousands">What '.' or ',' groups digits where numbers do not tell, or <see cref="NoThousands"/>; null where nobody said.</param>
public sealed record FormatHints(char? Delimiter = null, char? DecimalSign = null, string? Encoding = null, char? Thousands = null)
{
    /// <summary>Neither groups digits: it is the decimal sign.</summary>
    public const char NoThousands = '\0';
}

/// <summary>A column whose numbers can be read in two ways, a factor of a thousand apart, and nothing in the file says which is meant.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Cell">One of them as it is written: 1,268.</param>
/// <param name="Sign">'.' or ','.</param>
/// <param name="AsThousands">The number where the sign groups digits: 1268.</param>
/// <param name="AsDecimals">The number where it is the decimal sign: 1.268.</param>
public sealed record UnclearNumbers(string Column, string Cell, char Sign, double AsThousands, double AsDecimals);
