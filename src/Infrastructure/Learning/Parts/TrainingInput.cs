using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using System.Text.Json;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.CrossFitting;

namespace Regressor.Infrastructure.Learning.Parts;

/// <summary>The input of a training as other workers read it: the table as it was when the training began, and the options.</summary>
/// <param name="Table">The examples; only their ids are unknown to other workers.</param>
/// <param name="Options">The training's options.</param>
internal sealed record TrainingInput(TrainingData Table, TrainingOptions Options)
{
    /// <summary>Size of a piece, in bytes.</summary>
    private const int Piece = 1 << 22;

    /// <summary>
    /// The program and the processor features that its numbers depend on. Workers that differ in them do not share trainings, because their results
    /// could differ in the last digits.
    /// </summary>
    private static readonly string Build = string.Join(
        ' ',
        typeof(TrainingInput).Module.ModuleVersionId,
        RuntimeInformation.ProcessArchitecture,
        Vector256.IsHardwareAccelerated,
        Vector512.IsHardwareAccelerated,
        Fma.IsSupported);

    private static readonly JsonSerializerOptions Json = new() { Converters = { new ColumnTypeConverter(), new PredictionTaskConverter() } };

    /// <summary>Writes the input in pieces.</summary>
    public IEnumerable<byte[]> Write()
    {
        var texts = Table.Columns.Select(column => (column as CodeData)?.Vocabulary).ToList();
        yield return JsonSerializer.SerializeToUtf8Bytes(new Header(Table.Inputs, texts, Table.Rows, Table.CopiesTogether, Table.Hash(), Table.Task, Table.Classes, Options), Json);
        foreach (var column in Table.Columns)
        {
            foreach (var piece in column is NumberData numbers ? Pieces(numbers.Values) : Pieces(((CodeData)column).Codes)) yield return piece;
        }

        foreach (var piece in Pieces(Table.Y).Concat(Pieces(Table.SplitPlaces))) yield return piece;
    }

    /// <summary>Reads what <see cref="Write"/> has written.</summary>
    public static TrainingInput Read(IEnumerable<byte[]> pieces)
    {
        using var next = pieces.GetEnumerator();
        next.MoveNext();
        var header = JsonSerializer.Deserialize<Header>(next.Current, Json)!;
        List<ColumnData> columns = [];
        foreach (var texts in header.Texts) columns.Add(texts is null ? new NumberData(Join<double>(next, header.Rows)) : new CodeData(Join<int>(next, header.Rows), texts));
        var (y, places) = (Join<double>(next, header.Rows), Join<double>(next, header.Rows));
        return new TrainingInput(TrainingData.Restore(header.Inputs, columns, y, places, header.CopiesTogether, header.Hash, header.Task, header.Classes), header.Options);
    }

    /// <summary>Computes a hash of the input and the program, equal where parts are interchangeable.</summary>
    /// <param name="data">The table as it was prepared from the input: workers that prepare it differently do not share trainings.</param>
    public string Fingerprint(PreparedData data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(Build));
        foreach (var piece in Write().Concat(Pieces(data.Train.Dense)).Concat(Pieces(data.TrainY)).Concat(Pieces(data.Folds))) hash.AppendData(piece);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private static IEnumerable<byte[]> Pieces<T>(T[] values)
        where T : unmanaged
    {
        var most = Piece / Marshal.SizeOf<T>();
        for (var from = 0; from < values.Length; from += most) yield return MemoryMarshal.AsBytes(values.AsSpan(from, Math.Min(most, values.Length - from))).ToArray();
    }

    private static T[] Join<T>(IEnumerator<byte[]> pieces, int count)
        where T : unmanaged
    {
        var values = new T[count];
        var bytes = MemoryMarshal.AsBytes(values.AsSpan());
        while (bytes.Length > 0 && pieces.MoveNext())
        {
            pieces.Current.CopyTo(bytes);
            bytes = bytes[pieces.Current.Length..];
        }

        return values;
    }

    private sealed record Header(
        IReadOnlyList<InputColumn> Inputs,
        IReadOnlyList<IReadOnlyList<string>?> Texts,
        int Rows,
        int CopiesTogether,
        string Hash,
        PredictionTask Task,
        IReadOnlyList<string> Classes,
        TrainingOptions Options);
}
