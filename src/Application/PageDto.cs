using FluentValidation;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application;

/// <summary>The envelope of every list.</summary>
/// <param name="Items">The rows of this page.</param>
/// <param name="Total">The number of rows on all pages.</param>
/// <param name="Page">Page number, from 1.</param>
/// <param name="PageSize">Maximum number of rows per page.</param>
public sealed record PageDto<T>(IReadOnlyList<T> Items, int Total, int Page, int PageSize)
{
    internal static PageDto<T> Of<TSource>(Page<TSource> page, Paging paging, Func<TSource, T> map) =>
        new([.. page.Items.Select(map)], page.Total, paging.Page, paging.PageSize);
}

/// <summary>A query that returns one page of a list.</summary>
public interface IPagedQuery
{
    int Page { get; }

    int PageSize { get; }
}

internal static class PagedQueries
{
    public static Paging Paging(this IPagedQuery query) => new(query.Page, query.PageSize);
}

internal class PagedQueryValidator<T> : AbstractValidator<T>
    where T : IPagedQuery
{
    public PagedQueryValidator()
    {
        RuleFor(query => query.Page).GreaterThanOrEqualTo(1);
        RuleFor(query => query.PageSize).InclusiveBetween(1, Abstractions.Storage.Paging.MaxPageSize);
    }
}
