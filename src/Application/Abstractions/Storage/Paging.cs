namespace Regressor.Application.Abstractions.Storage;

/// <param name="Page">From 1.</param>
/// <param name="PageSize">Rows a page.</param>
public sealed record Paging(int Page, int PageSize)
{
    public const int DefaultPageSize = 50;
    public const int MaxPageSize = 500;

    public int Skip => (int)Math.Min((long)(Page - 1) * PageSize, int.MaxValue);
}

/// <summary>One page of a list, and how long the whole list is.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total);
