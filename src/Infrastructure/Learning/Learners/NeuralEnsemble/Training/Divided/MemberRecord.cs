using System.Buffers.Binary;
using Regressor.Infrastructure.Learning.Parts;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Divided;

/// <summary>
/// The log of a block of members: a record per epoch, preceded by one for the losses before the first epoch. A record has, for each member, the
/// training loss, and the sums of losses and errors and the number of the rows held out.
/// </summary>
internal static class MemberRecord
{
    private const int Fields = 4;

    /// <summary>Encodes a record.</summary>
    /// <param name="members">[member of the block].</param>
    public static byte[] Write(MemberEpoch[] members)
    {
        var bytes = new byte[members.Length * Fields * sizeof(double)];
        foreach (var (index, member) in members.Index())
        {
            double[] fields = [member.TrainLoss, member.HeldOut.Loss, member.HeldOut.Errors, member.HeldOut.Rows];
            for (var field = 0; field < Fields; field++) BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(((index * Fields) + field) * sizeof(double)), fields[field]);
        }

        return bytes;
    }

    /// <summary>Counts the records of a log.</summary>
    public static int Count(PartLog log) => log.Bytes.Length / (PartName.Members(log.Name).Count * Fields * sizeof(double));

    /// <summary>Reads a record of all blocks.</summary>
    /// <param name="logs">The logs of all blocks.</param>
    /// <param name="record">Index of the record; 0 for the losses before the first epoch.</param>
    /// <param name="members">Number of members M.</param>
    /// <returns>[member]; null where a block has not logged it yet.</returns>
    public static MemberEpoch[]? Read(IReadOnlyList<PartLog> logs, int record, int members)
    {
        if (logs.Any(log => Count(log) <= record)) return null;
        var epochs = new MemberEpoch[members];
        Fill(epochs, logs, record);
        return epochs;
    }

    /// <summary>Reads a record that some of the blocks have logged; their members stand for the others.</summary>
    /// <inheritdoc cref="Read"/>
    public static MemberEpoch[] Estimate(IReadOnlyList<PartLog> logs, int record, int members)
    {
        var epochs = new MemberEpoch[members];
        List<PartLog> known = [.. logs.Where(log => Count(log) > record)];
        Fill(epochs, known, record);
        int[] there = [.. known.SelectMany(log => Enumerable.Range(PartName.Members(log.Name).First, PartName.Members(log.Name).Count))];
        foreach (var member in Enumerable.Range(0, members).Except(there)) epochs[member] = epochs[there[member % there.Length]];
        return epochs;
    }

    private static void Fill(MemberEpoch[] epochs, IReadOnlyList<PartLog> logs, int record)
    {
        foreach (var log in logs)
        {
            var (first, count) = PartName.Members(log.Name);
            for (var index = 0; index < count; index++)
            {
                double Field(int field) => BinaryPrimitives.ReadDoubleLittleEndian(log.Bytes.AsSpan(((((record * count) + index) * Fields) + field) * sizeof(double)));
                epochs[first + index] = new MemberEpoch(Field(0), new HeldOutLoss(Field(1), Field(2), (int)Field(3)));
            }
        }
    }
}
