using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Mvc;
using Regressor.Application.Files;

namespace Regressor.WebApi.Endpoints;

/// <summary>Format options of a text file; the server detects those that are omitted.</summary>
internal readonly record struct FormatParameters
{
    private const string NoThousands = "none";
    private static readonly string[] Delimiters = [",", ";", "|", "tab", "\t"];

    /// <summary>Separator between cells: one character, or "tab".</summary>
    [FromQuery(Name = "delimiter")]
    public string? Delimiter { get; init; }

    /// <summary>Decimal sign of all columns: "." or ",".</summary>
    [FromQuery(Name = "decimal")]
    public string? Decimal { get; init; }

    /// <summary>Digit group separator in columns whose numbers do not reveal it: ".", "," or "none".</summary>
    [FromQuery(Name = "thousands")]
    public string? Thousands { get; init; }

    /// <summary>Text encoding: utf-8 or windows-1252.</summary>
    [FromQuery(Name = "encoding")]
    public string? Encoding { get; init; }

    public FormatHints ToHints()
    {
        List<ValidationFailure> failures = [];
        if (Delimiter is not null && !Delimiters.Contains(Delimiter)) failures.Add(new ValidationFailure("delimiter", "'delimiter' must be , ; | or tab."));
        if (Decimal is not (null or "." or ",")) failures.Add(new ValidationFailure("decimal", "'decimal' must be . or ,"));
        if (Thousands is not (null or "." or "," or NoThousands)) failures.Add(new ValidationFailure("thousands", "'thousands' must be . or , or none"));
        if (Thousands is not null && Thousands == Decimal) failures.Add(new ValidationFailure("thousands", "'thousands' and 'decimal' cannot be the same sign."));
        if (failures.Count > 0) throw new ValidationException(failures);
        return new FormatHints(
            Delimiter == "tab" ? '\t' : Delimiter?[0], Decimal?[0], Encoding, Thousands == NoThousands ? FormatHints.NoThousands : Thousands?[0]);
    }
}
