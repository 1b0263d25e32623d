using Npgsql;
using Regressor.Infrastructure.Learning.Parts;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Persistence.PostgreSql;

/// <summary>
/// Keeps the parts of trainings in the shared database. Called on the threads of trainings, and therefore synchronous. Leases end by the database's
/// clock, so those of the workers need not agree.
/// </summary>
/// <param name="storage">The database.</param>
/// <param name="patience">Time without a sign of life after which another worker may claim a part; null for the usual one.</param>
internal sealed class PostgreSqlPartBoard(StorageOptions storage, TimeSpan? patience = null) : IPartBoard
{
    private readonly TimeSpan _patience = patience ?? TimeSpan.FromSeconds(15);

    public IReadOnlyList<string>? Find(Guid run, string fingerprint) => FindOffer(run) is { } offer && offer.Fingerprint == fingerprint ? offer.Parts : null;

    public (string Fingerprint, IReadOnlyList<string> Parts)? FindOffer(Guid run)
    {
        var found = Query(
            """SELECT o."Fingerprint", p."Name" FROM "TrainingOffers" o JOIN "TrainingParts" p ON p."RunId" = o."RunId" WHERE o."RunId" = $1 ORDER BY p."Number" """,
            row => (Fingerprint: row.GetString(0), Name: row.GetString(1)),
            run);
        return found.Count == 0 ? null : (found[0].Fingerprint, found.ConvertAll(part => part.Name));
    }

    public void Offer(Guid run, string fingerprint, IReadOnlyList<string> parts, IEnumerable<byte[]> input)
    {
        // The parts make the offer complete. If two attempts of a run meet here, the primary keys let one of them fail.
        Execute("""DELETE FROM "TrainingOffers" WHERE "RunId" = $1""", run);
        Execute("""INSERT INTO "TrainingOffers" ("RunId", "Fingerprint") VALUES ($1, $2)""", run, fingerprint);
        foreach (var (number, piece) in input.Index())
            Execute("""INSERT INTO "TrainingInputs" ("RunId", "Number", "Content") VALUES ($1, $2, $3)""", run, number, piece);
        Execute(
            """
            INSERT INTO "TrainingParts" ("RunId", "Number", "Name", "Log", "IsEnded")
            SELECT $1, part.number - 1, part.name, ''::bytea, FALSE FROM unnest($2) WITH ORDINALITY AS part(name, number)
            """,
            run,
            parts.ToArray());
    }

    public IEnumerable<byte[]> ReadInput(Guid run)
    {
        for (var number = 0; ; number++)
        {
            var piece = Query("""SELECT "Content" FROM "TrainingInputs" WHERE "RunId" = $1 AND "Number" = $2""", row => row.GetFieldValue<byte[]>(0), run, number);
            if (piece.Count == 0) yield break;
            yield return piece[0];
        }
    }

    public int? Claim(Guid run, Guid claim)
    {
        var claimed = Query(
            """
            UPDATE "TrainingParts" SET "ClaimedBy" = $2, "RenewedAt" = now()
            WHERE "RunId" = $1 AND "Number" = (
              SELECT "Number" FROM "TrainingParts"
              WHERE "RunId" = $1 AND "Result" IS NULL AND ("ClaimedBy" IS NULL OR ("ClaimedBy" <> $2 AND "RenewedAt" < now() - $3))
              ORDER BY "Number" LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING "Number"
            """,
            row => row.GetInt32(0),
            run,
            claim,
            _patience);
        return claimed.Count == 0 ? null : claimed[0];
    }

    public PartNews Exchange(Guid run, Guid claim, IReadOnlyList<LogPiece> written, IReadOnlyList<int> known)
    {
        foreach (var piece in written)
        {
            // What an earlier worker has logged stays: it is the same.
            Execute(
                """
                UPDATE "TrainingParts" SET "RenewedAt" = now(), "IsEnded" = "IsEnded" OR $5,
                  "Log" = CASE WHEN octet_length("Log") < $3 + octet_length($4) THEN substring("Log" FROM 1 FOR $3) || $4 ELSE "Log" END
                WHERE "RunId" = $1 AND "Number" = $2 AND "ClaimedBy" = $6 AND "Result" IS NULL
                """,
                run,
                piece.Part,
                piece.Offset,
                piece.Bytes,
                piece.IsEnded,
                claim);
        }

        var parts = Query(
            """
            SELECT p."Number", substring(p."Log" FROM known.bytes + 1), p."IsEnded", p."Result" IS NOT NULL
            FROM "TrainingParts" p JOIN unnest($2) WITH ORDINALITY AS known(bytes, number) ON p."Number" = known.number - 1
            WHERE p."RunId" = $1 ORDER BY p."Number"
            """,
            row => new LogPiece(row.GetInt32(0), known[row.GetInt32(0)], row.GetFieldValue<byte[]>(1), row.GetBoolean(2), row.GetBoolean(3)),
            run,
            known.ToArray());
        var state = Query(
            """SELECT "CancelRequested" OR "Status" NOT IN ('Queued', 'Running'), "FinishRequested" FROM "TrainingRuns" WHERE "Id" = $1""",
            row => (IsOver: row.GetBoolean(0), IsFinishRequested: row.GetBoolean(1)),
            run);
        return new PartNews(parts.Count == 0 || state.Count == 0 || state[0].IsOver, state.Count > 0 && state[0].IsFinishRequested, parts);
    }

    public void Store(Guid run, int part, byte[] log, byte[] result) => Execute(
        """
        UPDATE "TrainingParts" SET "Result" = $4, "IsEnded" = TRUE, "Log" = CASE WHEN octet_length("Log") < octet_length($3) THEN $3 ELSE "Log" END
        WHERE "RunId" = $1 AND "Number" = $2 AND "Result" IS NULL
        """,
        run,
        part,
        log,
        result);

    public byte[] ReadResult(Guid run, int part) =>
        Query("""SELECT "Result" FROM "TrainingParts" WHERE "RunId" = $1 AND "Number" = $2""", row => row.GetFieldValue<byte[]>(0), run, part).Single();

    public void Release(Guid run, Guid claim) =>
        Execute("""UPDATE "TrainingParts" SET "ClaimedBy" = NULL WHERE "RunId" = $1 AND "ClaimedBy" = $2 AND "Result" IS NULL""", run, claim);

    public void Sweep() => Execute(
        """DELETE FROM "TrainingOffers" WHERE "RunId" IN (SELECT "Id" FROM "TrainingRuns" WHERE "Status" NOT IN ('Queued', 'Running'))""");

    private void Execute(string sql, params ReadOnlySpan<object> values) => Query(sql, _ => 0, values);

    private List<T> Query<T>(string sql, Func<NpgsqlDataReader, T> read, params ReadOnlySpan<object> values)
    {
        using var connection = new NpgsqlConnection(storage.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read()) found.Add(read(rows));
        return found;
    }
}
