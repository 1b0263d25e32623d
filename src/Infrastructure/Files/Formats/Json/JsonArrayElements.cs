using System.Text.Json;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.JsonElements;
using Regressor.Infrastructure.Files.Text;

namespace Regressor.Infrastructure.Files.Formats.Json;

/// <summary>Enumerates the elements of a file that is one JSON array.</summary>
internal sealed class JsonArrayElements(Stream utf8) : IJsonElements
{
    private readonly SlidingBuffer _buffer = new(utf8);
    private JsonReaderState _state = new(JsonExampleReader.Options);
    private bool _isInside;
    private bool _isOver;
    private int _start;
    private int _end;

    /// <summary>Number of the element, from 1.</summary>
    public long Line { get; private set; }

    public ReadOnlySpan<byte> Current => _buffer.Bytes[_start.._end];

    public bool MoveNext()
    {
        _buffer.Skip(_end);
        (_start, _end) = (0, 0);
        while (true)
        {
            switch (Next())
            {
                case Step.Element:
                    Line++;
                    return true;
                case Step.End:
                    return false;
                case Step.More when _buffer.IsFull:
                    throw new UnreadableFileException($"Element {Line + 1} is longer than 1 MB.");
                case Step.More:
                    _buffer.Extend();
                    break;
                default:
                    break;
            }
        }
    }

    private enum Step
    {
        /// <summary>Read something between elements.</summary>
        On,
        Element,
        End,

        /// <summary>The buffer ends within an element.</summary>
        More,
    }

    private Step Next()
    {
        var json = new Utf8JsonReader(_buffer.Bytes, _buffer.IsLast, _state);
        try
        {
            if (!json.Read()) return _buffer.IsLast ? Step.End : Step.More;
            if (!_isInside || json.TokenType == JsonTokenType.EndArray) return Bracket(ref json);

            var start = (int)json.TokenStartIndex;
            if (!json.TrySkip()) return Step.More;
            (_start, _end) = (start, (int)json.BytesConsumed);
            _state = json.CurrentState;
            return Step.Element;
        }
        catch (JsonException wrong)
        {
            var element = _isOver ? "after the array" : $"in element {Line + 1}";
            var place = $"line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}, {element}";
            throw new UnreadableFileException($"The file is not a valid JSON array: see {place}.", wrong);
        }
    }

    private Step Bracket(ref Utf8JsonReader json)
    {
        if (!_isInside && json.TokenType != JsonTokenType.StartArray)
            throw new UnreadableFileException("The file is not a JSON array: it must begin with '['.");
        _isOver = json.TokenType == JsonTokenType.EndArray;
        _isInside = true;
        _state = json.CurrentState;
        _buffer.Skip((int)json.BytesConsumed);
        return Step.On;
    }
}
