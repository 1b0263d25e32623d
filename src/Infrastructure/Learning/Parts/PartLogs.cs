namespace Regressor.Infrastructure.Learning.Parts;

/// <summary>What is known of all parts of a run on this worker: their logs, and which of them have a result. Used by several threads.</summary>
/// <param name="parts">[part], names of the parts.</param>
internal sealed class PartLogs(IReadOnlyList<string> parts)
{
    private readonly Lock _lock = new();
    private readonly PartLog[] _logs = [.. parts.Select(name => new PartLog(name, [], false))];
    private readonly int[] _stored = new int[parts.Count];
    private readonly bool[] _hasResult = new bool[parts.Count];

    /// <summary>Number of parts.</summary>
    public int Count => _logs.Length;

    public PartLog Of(int part)
    {
        lock (_lock) return _logs[part];
    }

    /// <summary>Returns the logs of the parts that match.</summary>
    public IReadOnlyList<PartLog> Where(Func<string, bool> ofFit)
    {
        lock (_lock) return [.. _logs.Where(log => ofFit(log.Name))];
    }

    /// <summary>Returns the parts that match.</summary>
    public IEnumerable<(int Part, string Name)> PartsWhere(Func<string, bool> ofFit) => parts.Index().Where(part => ofFit(part.Item));

    /// <summary>Returns true where all parts that match have a result.</summary>
    public bool HaveResults(Func<string, bool> ofFit)
    {
        lock (_lock) return PartsWhere(ofFit).All(found => _hasResult[found.Part]);
    }

    /// <summary>Adds records of a part that is computed here; the next exchange stores them.</summary>
    public void Add(int part, int offset, ReadOnlySpan<byte> record, bool isEnded)
    {
        lock (_lock) _logs[part] = _logs[part].With(offset, record, isEnded);
    }

    /// <summary>Notes that a part has a result.</summary>
    public void SetResult(int part)
    {
        lock (_lock) _hasResult[part] = true;
    }

    /// <summary>Returns what an exchange has to store of the parts that are computed here, and the number of bytes known of each log.</summary>
    public (IReadOnlyList<LogPiece> Written, IReadOnlyList<int> Known) BeforeExchange(IEnumerable<int> taken)
    {
        lock (_lock)
        {
            return (
                [.. taken.Select(part => new LogPiece(part, _stored[part], _logs[part].Bytes[_stored[part]..], _logs[part].IsEnded))],
                [.. _logs.Select(log => log.Bytes.Length)]);
        }
    }

    /// <summary>Notes what an exchange has stored and what it brought.</summary>
    public void AfterExchange(IReadOnlyList<LogPiece> written, IReadOnlyList<LogPiece> news)
    {
        lock (_lock)
        {
            foreach (var piece in written) _stored[piece.Part] = piece.Offset + piece.Bytes.Length;
            foreach (var piece in news)
            {
                _logs[piece.Part] = _logs[piece.Part].With(piece.Offset, piece.Bytes, piece.IsEnded);
                _hasResult[piece.Part] |= piece.HasResult;
            }
        }
    }
}
