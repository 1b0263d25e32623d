namespace Regressor.Infrastructure.Learning.Parts;

/// <summary>Connects a part that is being computed with the other parts of its fit, wherever they are computed.</summary>
/// <param name="session">Session of this worker.</param>
/// <param name="number">Number of the part.</param>
internal sealed class PartLink(PartSession session, int number)
{
    private int _written;

    /// <summary>Logs of all parts of the fit, this one included.</summary>
    public IReadOnlyList<PartLog> Logs => session.LogsBeside(number);

    /// <summary>What was logged of this part, here or by an earlier worker.</summary>
    public PartLog Own => session.LogOf(number);

    /// <summary>True once the training is to end with the best model so far.</summary>
    public bool IsFinishRequested => session.IsFinishRequested;

    /// <summary>Appends a record to the log.</summary>
    public void Write(ReadOnlySpan<byte> record)
    {
        session.Log(number, _written, record, isEnded: false);
        _written += record.Length;
    }

    /// <summary>States that no record will follow.</summary>
    public void End() => session.Log(number, _written, [], isEnded: true);
}
