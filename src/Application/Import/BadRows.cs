using Regressor.Application.Files;

namespace Regressor.Application.Import;

/// <summary>Counts the invalid rows of a file, and lists the first errors.</summary>
internal sealed class BadRows
{
    private const int MaxErrors = 100;

    private readonly List<BadRowDto> _errors = [];

    public int Count { get; private set; }

    public IReadOnlyList<BadRowDto> Errors => _errors;

    /// <param name="line">Line where the row begins, from 1.</param>
    /// <param name="errors">All errors of the row.</param>
    public void Add(long line, IReadOnlyList<RowError> errors)
    {
        Count++;
        _errors.AddRange(errors.Take(MaxErrors - _errors.Count).Select(error => new BadRowDto(line, error.Column, error.Reason, error.Code, error.Parameters)));
    }
}
