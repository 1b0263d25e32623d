namespace Regressor.Infrastructure.Learning.Parts;

/// <summary>
/// Offers the parts of trainings to all workers, with the input that they are computed from. A claim is a lease: it expires where its worker is
/// silent, and the first result is kept. As the parts are deterministic, a part that is computed twice only costs time.
/// </summary>
internal interface IPartBoard
{
    /// <summary>Returns the parts of a run that were offered with this input; null where there are none.</summary>
    IReadOnlyList<string>? Find(Guid run, string fingerprint);

    /// <summary>Offers parts, which replace those that were offered with another input.</summary>
    /// <param name="run">The run.</param>
    /// <param name="fingerprint">Hash of the input and of the program that computes the parts.</param>
    /// <param name="parts">Names of the parts, those to claim first first.</param>
    /// <param name="input">The input, in pieces.</param>
    void Offer(Guid run, string fingerprint, IReadOnlyList<string> parts, IEnumerable<byte[]> input);

    /// <summary>Returns the offer of a run; null where there is none.</summary>
    (string Fingerprint, IReadOnlyList<string> Parts)? FindOffer(Guid run);

    /// <summary>Reads the input of the parts.</summary>
    IEnumerable<byte[]> ReadInput(Guid run);

    /// <summary>Claims a part that nobody computes.</summary>
    /// <param name="run">The run.</param>
    /// <param name="claim">Identifies the claims of one session.</param>
    /// <returns>Number of the part; null where none is open.</returns>
    int? Claim(Guid run, Guid claim);

    /// <summary>Renews claims, stores what their parts have logged, and returns what is new.</summary>
    /// <param name="run">The run.</param>
    /// <param name="claim">Identifies the claims of one session.</param>
    /// <param name="written">New records of claimed parts.</param>
    /// <param name="known">[part], number of log bytes known.</param>
    PartNews Exchange(Guid run, Guid claim, IReadOnlyList<LogPiece> written, IReadOnlyList<int> known);

    /// <summary>Stores a result together with the whole log, which others may still need, unless there is a result.</summary>
    void Store(Guid run, int part, byte[] log, byte[] result);

    /// <summary>Reads the result of a part.</summary>
    byte[] ReadResult(Guid run, int part);

    /// <summary>Gives up claims.</summary>
    void Release(Guid run, Guid claim);

    /// <summary>Removes the parts and inputs of runs that have ended.</summary>
    void Sweep();
}

/// <param name="Part">Number of the part.</param>
/// <param name="Offset">Place of the bytes in its log.</param>
/// <param name="Bytes">The bytes.</param>
/// <param name="IsEnded">True where no record will follow.</param>
/// <param name="HasResult">True where the part is computed.</param>
internal sealed record LogPiece(int Part, int Offset, byte[] Bytes, bool IsEnded, bool HasResult = false);

/// <param name="IsOver">True where the run is no longer in progress, or is to be cancelled.</param>
/// <param name="IsFinishRequested">True where the run is to end with the best model so far.</param>
/// <param name="Parts">[part], what is new of its log.</param>
internal sealed record PartNews(bool IsOver, bool IsFinishRequested, IReadOnlyList<LogPiece> Parts);
