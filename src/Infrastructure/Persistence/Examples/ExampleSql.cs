using System.Data.Common;
using System.Globalization;
using System.Text;
using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>Builds a command: SQL of our own making, and everything that a client gave as a parameter.</summary>
internal sealed class ExampleSql(DbCommand command, SqlDialect dialect)
{
    private readonly StringBuilder _text = new();

    public ExampleSql Add(string sql)
    {
        _text.Append(sql);
        return this;
    }

    public ExampleSql Parameter(object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{command.Parameters.Count}");
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return Add(parameter.ParameterName);
    }

    /// <param name="filter">Its conditions become a WHERE clause; none where it takes all.</param>
    public ExampleSql Where(ExampleFilter filter)
    {
        var next = " WHERE ";
        if (filter.Id is { } id) Condition(() => Add($"{ExampleTable.Id} = ").Parameter(id));
        if (filter.Excluded is { } excluded) Condition(() => Add($"{ExampleTable.Exclusion} IS {(excluded ? "NOT " : "")}NULL"));
        if (filter.Part is { } part) Condition(() => Add($"{ExampleTable.SplitPosition} {(part.Test ? "<" : ">=")} ").Parameter(part.TestFraction));
        foreach (var condition in filter.Conditions) Condition(() => Where(condition));
        return this;

        void Condition(Action write)
        {
            Add(next);
            next = " AND ";
            write();
        }
    }

    public DbCommand Build()
    {
        command.CommandText = _text.ToString();

        // A million rows take their time; whoever waits can cancel.
        command.CommandTimeout = 0;
        return command;
    }

    private void Where(ColumnCondition condition)
    {
        var column = condition.Column == ExampleOrder.ByTarget ? ExampleTable.Y : ExampleTable.X(condition.Column);
        switch (condition.Is)
        {
            case Relation.Equal:
                Add("(");
                for (var i = 0; i < condition.Values.Count; i++)
                    Add(i == 0 ? column : $" OR {column}").Add(" IS NOT DISTINCT FROM ").Parameter(Plain(condition.Values[i]));
                Add(")");
                break;
            case Relation.NotEqual:
                Add($"{column} IS DISTINCT FROM ").Parameter(Plain(condition.Values[0]));
                break;
            case Relation.Contains:
                Add($"{column} {dialect.Like} ").Parameter($"%{Escaped(condition.Values[0].Category!)}%").Add(" ESCAPE '\\'");
                break;
            default:
                Add($"{column} {Sign(condition.Is)} ").Parameter(Plain(condition.Values[0]));
                break;
        }
    }

    private static object? Plain(InputValue value) => value.Number is { } number ? number : value.Category;

    private static string Escaped(string pattern) =>
        pattern.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private static string Sign(Relation relation) => relation switch
    {
        Relation.Less => "<",
        Relation.AtMost => "<=",
        Relation.Greater => ">",
        Relation.AtLeast => ">=",
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "It has no sign."),
    };
}
