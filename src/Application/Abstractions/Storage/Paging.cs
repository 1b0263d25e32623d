namespace Regressor.Application.Abstractions.Storage;

/// <param name="Page">Page number, from 1.</param>
/// <param name="PageSize">Number of rows per page.</param>
public sealed record Paging(int Page, int PageSize)
{
    public const int DefaultPageSize = 50;
    public const int MaxPageSize = 500;

    public int Skip => (int)Math.Min((long)(Page - 1) * PageSize, int.MaxValue);
}

/// <summary>One page of a list, and the length of the whole list.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total);
