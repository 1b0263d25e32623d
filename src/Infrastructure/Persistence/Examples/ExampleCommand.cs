using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Persistence.Transactions;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>One command on the context's connection. Its SQL is generated, and every value from a client is a parameter.</summary>
internal sealed class ExampleCommand : IAsyncDisposable
{
    private readonly DatabaseFacade _database;
    private readonly DbCommand _command;
    private readonly SqlDialect _dialect;
    private readonly StringBuilder _text = new();

    private ExampleCommand(DatabaseFacade database, DbCommand command, SqlDialect dialect)
    {
        _database = database;
        _command = command;
        _dialect = dialect;
        _command.CommandTimeout = dialect.Patience;
    }

    /// <summary>Creates a command, within the context's transaction if there is one.</summary>
    public static async Task<ExampleCommand> NewAsync(RegressorDbContext context, SqlDialect dialect, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        return new ExampleCommand(context.Database, command, dialect);
    }

    /// <summary>Releases the connection unless a transaction needs it, because sending a response may take a long time.</summary>
    public async ValueTask DisposeAsync()
    {
        await _command.DisposeAsync();
        await _database.CloseConnectionAsync();
    }

    public ExampleCommand Add(string sql)
    {
        _text.Append(sql);
        return this;
    }

    public ExampleCommand Parameter(object? value)
    {
        var parameter = _command.CreateParameter();
        parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{_command.Parameters.Count}");
        parameter.Value = value ?? DBNull.Value;
        _command.Parameters.Add(parameter);
        return Add(parameter.ParameterName);
    }

    public ExampleCommand Parameters(IEnumerable<object?> values)
    {
        var separator = "";
        foreach (var value in values)
        {
            Add(separator).Parameter(value);
            separator = ", ";
        }

        return this;
    }

    /// <param name="filter">Filter whose conditions become a WHERE clause; no clause is added where it accepts all examples.</param>
    /// <param name="table">Table of the examples to filter.</param>
    public ExampleCommand Where(ExampleFilter filter, ExampleTable table)
    {
        var next = " WHERE ";
        if (filter.Ids is { } ids) Condition(() => Add($"{ExampleTable.Id} IN (").Parameters(ids.Cast<object?>()).Add(")"));
        if (filter.Excluded is { } excluded) Condition(() => Add($"{ExampleTable.Exclusion} IS {(excluded ? "NOT " : "")}NULL"));
        if (filter.Part is { } part) Condition(() => Where(part, table));
        foreach (var condition in filter.Conditions) Condition(() => Where(condition, ColumnOf(condition, table)));
        if (filter.AnyOf is { } anyOf) Condition(() => WhereAny(anyOf, table));
        return this;

        void Condition(Action write)
        {
            Add(next);
            next = " AND ";
            write();
        }
    }

    /// <summary>Assigns new values to the parameters, in the order in which they were added.</summary>
    public ExampleCommand With(IEnumerable<object?> values)
    {
        var index = 0;
        foreach (var value in values) _command.Parameters[index++].Value = value ?? DBNull.Value;
        return this;
    }

    /// <returns>The number of affected rows.</returns>
    public Task<int> ExecuteAsync(CancellationToken cancellationToken) => RunAsync(command => command.ExecuteNonQueryAsync(cancellationToken));

    /// <returns>The first value of the first row; null where there is no row.</returns>
    public Task<object?> ScalarAsync(CancellationToken cancellationToken) => RunAsync(command => command.ExecuteScalarAsync(cancellationToken));

    public Task<DbDataReader> ReadAsync(CancellationToken cancellationToken) => RunAsync(command => command.ExecuteReaderAsync(cancellationToken));

    /// <summary>Reads examples from the resulting rows, whose columns are <see cref="ExampleTable.AllColumns"/>.</summary>
    public async IAsyncEnumerable<Example> ReadExamplesAsync(Dataset dataset, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new ExampleReader(dataset, new ExampleColumns(dataset.Columns, _dialect), dataset.Columns.Count);
        await using var rows = await ReadAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) yield return reader.Read(rows);
    }

    /// <exception cref="Domain.DomainException">The dataset and its table were removed after the dataset was looked up.</exception>
    private async Task<T> RunAsync<T>(Func<DbCommand, Task<T>> run)
    {
        if (_command.CommandText.Length == 0) _command.CommandText = _text.ToString();
        try
        {
            return await run(_command);
        }
        catch (DbException error) when (DatabaseExceptionTranslator.Translate(error) is { } translated)
        {
            throw translated;
        }
    }

    private void Where(PartCondition part, ExampleTable table)
    {
        if (part.Split.By != SplitBy.Row)
        {
            Add(part.Test ? "COALESCE(" : "NOT COALESCE(");
            if (part.Split.By == SplitBy.Time) Add($"{table.KeyOf(part.Split)} > ").Parameter(-part.Split.Threshold).Add(", FALSE)");
            else Add($"{table.GroupPosition(part.Split)}, {ExampleTable.SplitPosition}) < ").Parameter(part.Split.Threshold);
            return;
        }

        var copiesTogether = part.Split.CopiesTogether;
        Add(copiesTogether == TestSplit.All ? ExampleTable.SplitPosition : $"{ExampleTable.Id} IN ({table.SelectPlaced(copiesTogether)} WHERE {ExampleTable.Place}")
            .Add(part.Test ? " < " : " >= ").Parameter(part.Split.Threshold).Add(copiesTogether == TestSplit.All ? "" : ")");
    }

    /// <summary>
    /// Writes what is asked of several columns in a list as one search of the list: reading a single value of it costs as much.
    /// </summary>
    private void WhereAny(IReadOnlyList<ColumnCondition> anyOf, ExampleTable table)
    {
        var groups = anyOf.ToLookup(condition => (List: table.Columns.ListOf(condition.Column), condition.Is, condition.Values, condition.Periods));
        Add("(").Where([.. groups.Where(same => same.Key.List is null || same.Count() == 1).SelectMany(same => same)], table);
        foreach (var same in groups.Where(same => same.Key.List is not null && same.Count() > 1))
        {
            var places = string.Join(", ", same.Select(condition => table.Columns.PlaceOf(condition.Column)));
            Add($" OR EXISTS (SELECT 1 FROM {same.Key.List} WHERE {SqlDialect.Place} IN ({places}) AND ").Where(same.First(), SqlDialect.Value);
            Add(")");
        }

        Add(")");
    }

    /// <summary>Writes a tree, because a chain of a thousand ORs is too deep an expression for SQLite.</summary>
    private void Where(ReadOnlySpan<ColumnCondition> anyOf, ExampleTable table)
    {
        switch (anyOf)
        {
            case []:
                Add("FALSE");
                break;
            case [var only]:
                Where(only, ColumnOf(only, table));
                break;
            default:
                Add("(").Where(anyOf[..(anyOf.Length / 2)], table);
                Add(" OR ").Where(anyOf[(anyOf.Length / 2)..], table);
                Add(")");
                break;
        }
    }

    private static string ColumnOf(ColumnCondition condition, ExampleTable table) =>
        condition.Column == ExampleOrder.ByTarget ? ExampleTable.Y : table.Columns[condition.Column];

    private void Where(ColumnCondition condition, string column)
    {
        switch (condition.Is)
        {
            case Relation.Equal or Relation.NotEqual:
                AnyOf(column, condition, not: condition.Is == Relation.NotEqual);
                break;
            case Relation.Contains:
                Add($"{column} {_dialect.Like} ").Parameter($"%{Escaped(condition.Values[0].Text!)}%").Add(" ESCAPE '\\'");
                break;
            default:
                Add($"{column} {Sign(condition.Is)} ").Parameter(Plain(condition.Values[0]));
                break;
        }
    }

    /// <summary>
    /// Uses a list, because a chain of ORs becomes too deep an expression for SQLite. A missing value is neither in a list nor outside it, so
    /// it needs its own condition.
    /// </summary>
    private void AnyOf(string column, ColumnCondition condition, bool not)
    {
        var (present, gap) = (condition.Values.Where(value => !value.IsMissing).ToList(), condition.Values.Any(value => value.IsMissing));
        if (present.Count == 0 && condition.Periods.Count == 0)
        {
            Add($"{column} IS {(not ? "NOT " : "")}NULL");
            return;
        }

        Add(not ? "(NOT (" : "((");
        var next = "";
        if (present.Count > 0)
        {
            Add($"{column} IN (").Parameters(present.Select(Plain)).Add(")");
            next = " OR ";
        }

        foreach (var period in condition.Periods)
        {
            Add($"{next}({column} >= ").Parameter(period.Start).Add($" AND {column} < ").Parameter(period.End).Add(")");
            next = " OR ";
        }

        Add(")").Add(gap != not ? $" OR {column} IS NULL)" : ")");
    }

    private static object? Plain(ColumnValue value) => value.Number is { } number ? number : value.Text;

    private static string Escaped(string pattern) =>
        pattern.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private static string Sign(Relation relation) => relation switch
    {
        Relation.Less => "<",
        Relation.AtMost => "<=",
        Relation.Greater => ">",
        Relation.AtLeast => ">=",
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "The relation has no SQL operator."),
    };
}
