using System.Text.Json;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Grids;

namespace Regressor.Infrastructure.Files.JsonElements.Records;

/// <summary>Looks at all records of a file for the names of its columns, in the order of their appearance, and for nested values.</summary>
internal sealed class JsonRecordScan
{
    private readonly List<string> _columns = [];
    private readonly Dictionary<string, List<long>> _nested = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _nestedCounts = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _known = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    private char[] _name = new char[256];

    private JsonRecordScan()
    {
    }

    public IReadOnlyList<string> Columns => _columns;

    public IReadOnlyList<FileProblem> Problems =>
    [
        .. _columns.Where(_nested.ContainsKey).Select(column => new FileProblem(
            "nestedValues", ProblemSeverity.Info, $"Column '{column}' has lists or objects, which are read as missing. Only texts, numbers, true, false and null are values.")
        {
            Column = column,
            Count = _nestedCounts[column],
            Lines = _nested[column],
        }),
    ];

    /// <exception cref="UnreadableFileException">There are too many different properties.</exception>
    public static JsonRecordScan Run(IJsonElements elements)
    {
        var scan = new JsonRecordScan();
        while (elements.MoveNext())
        {
            try
            {
                scan.Add(elements.Current, elements.Line);
            }
            catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
            {
                // Reported as an error of its row.
            }
        }

        return scan;
    }

    private void Add(ReadOnlySpan<byte> element, long line)
    {
        var json = new Utf8JsonReader(element, JsonExampleReader.Options);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject) return;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (_name.Length < json.ValueSpan.Length) _name = new char[json.ValueSpan.Length];
            var name = _name.AsSpan(0, json.CopyString(_name));
            if (!_known.Contains(name)) AddColumn(name.ToString());
            json.Read();
            if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) AddNested(name.ToString(), line);
            json.Skip();
        }
    }

    private void AddColumn(string name)
    {
        if (_columns.Count == IGrid.MaxColumns) throw new UnreadableFileException($"The records have more than {IGrid.MaxColumns} different properties.");
        _known.Set.Add(name);
        _columns.Add(name);
    }

    private void AddNested(string column, long line)
    {
        if (!_nested.TryGetValue(column, out var lines)) _nested.Add(column, lines = []);
        if (lines.Count < FileProblem.MaxLines) lines.Add(line);
        _nestedCounts[column] = _nestedCounts.GetValueOrDefault(column) + 1;
    }
}
