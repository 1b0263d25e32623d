using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Mvc;
using Regressor.Application.Files;

namespace Regressor.WebApi.Endpoints;

/// <summary>
/// How a file is written; the server detects what is omitted. A parameter with a column is COLUMN=VALUE, where the last "=" separates, and can
/// be repeated.
/// </summary>
internal readonly record struct FormatParameters
{
    private const string None = "none", OneSpelling = "one", OwnSpelling = "own", NoDelimiters = "\0\"\r\n.+-";
    private const int MaxChoices = 5_000, MaxLines = 10_000;

    /// <summary>Separator between cells: one character, "tab", "space" (any number of blanks) or "fixed" (columns at fixed positions).</summary>
    [FromQuery(Name = "delimiter")]
    public string? Delimiter { get; init; }

    /// <summary>Decimal sign, "." or ",", of all columns or of one: COLUMN=SIGN.</summary>
    [FromQuery(Name = "decimal")]
    public string[]? Decimal { get; init; }

    /// <summary>Digit group separator, ".", "," or "none", where the numbers do not reveal it, of all columns or of one: COLUMN=SIGN.</summary>
    [FromQuery(Name = "thousands")]
    public string[]? Thousands { get; init; }

    /// <summary>Order of day, month and year, "dmy", "mdy" or "ymd", of all columns or of one: COLUMN=ORDER.</summary>
    [FromQuery(Name = "dateOrder")]
    public string[]? DateOrder { get; init; }

    /// <summary>Name of the text encoding: utf-8, utf-16, windows-1251, shift_jis, …</summary>
    [FromQuery(Name = "encoding")]
    public string? Encoding { get; init; }

    /// <summary>Line of the header, from 1, or "none" if the columns have no names.</summary>
    [FromQuery(Name = "header")]
    public string? Header { get; init; }

    /// <summary>Lines below the header that are not rows, separated by commas, or "none": instead of those that the server recognizes.</summary>
    [FromQuery(Name = "skipLines")]
    public string[]? SkipLines { get; init; }

    /// <summary>Text that stands for a missing value, besides the usual ones.</summary>
    [FromQuery(Name = "missing")]
    public string[]? Missing { get; init; }

    /// <summary>
    /// Texts that differ only in case or blanks: "one" reads them as the most frequent of them, "own" as they are. For all columns or for one:
    /// COLUMN=one.
    /// </summary>
    [FromQuery(Name = "spelling")]
    public string[]? Spelling { get; init; }

    /// <summary>New name of a column: COLUMN=NAME.</summary>
    [FromQuery(Name = "rename")]
    public string[]? Rename { get; init; }

    /// <summary>Unit of a column: COLUMN=UNIT.</summary>
    [FromQuery(Name = "unit")]
    public string[]? Unit { get; init; }

    /// <summary>Name of the sheet to read, in formats that have several.</summary>
    [FromQuery(Name = "sheet")]
    public string? Sheet { get; init; }

    /// <exception cref="ValidationException">A parameter has none of the values it can have.</exception>
    public FormatHints ToHints()
    {
        List<ValidationFailure> failures = [];
        var decimals = Choices(Decimal, "decimal", [".", ","], failures);
        var thousands = Choices(Thousands, "thousands", [".", ",", None], failures);
        var orders = Choices(DateOrder, "dateOrder", ["dmy", "mdy", "ymd"], failures);
        var spellings = Choices(Spelling, "spelling", [OneSpelling, OwnSpelling], failures);
        if (thousands.All is { } sign && sign == decimals.All) failures.Add(new ValidationFailure("thousands", "'thousands' and 'decimal' cannot be the same sign."));
        var hints = new FormatHints(DelimiterOf(failures), decimals.All?[0], Encoding, thousands.All is { } all ? SignOf(all) : null)
        {
            Sheet = Sheet,
            Header = HeaderOf(failures),
            SkipLines = LinesOf(failures),
            DateOrder = orders.All,
            MergesSpellings = spellings.All == OneSpelling,
        };

        // Only what is given, so that the hints of most requests are equal.
        if (Missing is { Length: > 0 }) hints = hints with { MissingWords = Missing.Length <= MaxChoices ? Missing : throw TooMany("missing") };
        if (decimals.Columns.Count > 0) hints = hints with { DecimalSigns = decimals.Columns.ToDictionary(column => column.Key, column => column.Value[0]) };
        if (thousands.Columns.Count > 0) hints = hints with { ThousandsSigns = thousands.Columns.ToDictionary(column => column.Key, column => SignOf(column.Value)) };
        if (orders.Columns.Count > 0) hints = hints with { DateOrders = orders.Columns };
        if (spellings.Columns.Count > 0) hints = hints with { MergedSpellings = spellings.Columns.ToDictionary(column => column.Key, column => column.Value == OneSpelling) };
        if (Rename is { Length: > 0 }) hints = hints with { Names = Choices(Rename, "rename", null, failures).Columns };
        if (Unit is { Length: > 0 }) hints = hints with { Units = Choices(Unit, "unit", null, failures).Columns };
        return failures.Count == 0 ? hints : throw new ValidationException(failures);
    }

    private char? DelimiterOf(List<ValidationFailure> failures)
    {
        switch (Delimiter)
        {
            case null:
                return null;
            case "tab":
                return '\t';
            case "space":
                return ' ';
            case "fixed":
                return FormatHints.FixedWidth;
            case { Length: 1 } when !char.IsLetterOrDigit(Delimiter[0]) && !NoDelimiters.Contains(Delimiter[0], StringComparison.Ordinal):
                return Delimiter[0];
            default:
                failures.Add(new ValidationFailure("delimiter", "'delimiter' must be one character that is no letter, digit or sign, or tab, space or fixed."));
                return null;
        }
    }

    private long? HeaderOf(List<ValidationFailure> failures)
    {
        if (Header is null) return null;
        if (Header == None) return 0;
        if (long.TryParse(Header, NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line > 0) return line;
        failures.Add(new ValidationFailure("header", "'header' must be a line, from 1, or none."));
        return null;
    }

    private List<long>? LinesOf(List<ValidationFailure> failures)
    {
        if (SkipLines is null or []) return null;
        List<long> lines = [];
        foreach (var text in SkipLines.SelectMany(lines => lines.Split(',')).Where(text => text.Trim() is not ("" or None)).Take(MaxLines))
        {
            if (long.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var line) && line > 0)
            {
                lines.Add(line);
                continue;
            }

            failures.Add(new ValidationFailure("skipLines", "'skipLines' must be lines, from 1, separated by commas, or none."));
            return null;
        }

        return lines;
    }

    /// <summary>Separates values for all columns from those for one.</summary>
    /// <param name="values">The parameter's values.</param>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="allowed">Values that it can have; null for any text, which is always for one column.</param>
    /// <param name="failures">Receives what is wrong.</param>
    private static (string? All, Dictionary<string, string> Columns) Choices(string[]? values, string name, string[]? allowed, List<ValidationFailure> failures)
    {
        string? all = null;
        Dictionary<string, string> columns = [];
        foreach (var value in values?.Length <= MaxChoices ? values : values is null ? [] : throw TooMany(name))
        {
            var separator = value.LastIndexOf('=');
            var chosen = value[(separator + 1)..];
            if ((allowed is not null && !allowed.Contains(chosen)) || (allowed is null && separator < 1))
                failures.Add(new ValidationFailure(name, allowed is null ? $"'{name}' must be a column, '=' and a text." : $"'{name}' must be {string.Join(" or ", allowed)}, or a column, '=' and one of them."));
            else if (separator < 1) all = chosen;
            else columns[value[..separator]] = chosen;
        }

        return (all, columns);
    }

    private static char SignOf(string thousands) => thousands == None ? FormatHints.NoThousands : thousands[0];

    private static ValidationException TooMany(string name) => new([new ValidationFailure(name, $"'{name}' can be given at most {MaxChoices} times.")]);
}
