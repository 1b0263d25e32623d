using System.Text;
using Regressor.Application.Files;
using UtfUnknown;

namespace Regressor.Infrastructure.Files.Text;

/// <summary>
/// Guesses the encoding of a text that is not UTF-8. The detector's models of languages know most encodings; how plausible the decoded words
/// are decides between its proposals and the encodings that it confuses or does not know.
/// </summary>
internal static class EncodingGuess
{
    /// <summary>What most programs write that do not write UTF-8.</summary>
    private const double Prior = 0.15, Confidence = 0.7;

    /// <summary>Fewer characters than this tell a model of a language little.</summary>
    private const double FewCharacters = 4;
    private const int MaxAlternatives = 3, MaxShown = 40;

    /// <summary>Encodings of which one is mistaken for the other, or of which one contains the other.</summary>
    private static readonly string[][] Families =
    [
        ["windows-1252", "iso-8859-1", "iso-8859-15"],
        ["windows-1250", "iso-8859-2"],
        ["windows-1253", "iso-8859-7"],
        ["windows-1254", "iso-8859-9"],
        ["windows-1257", "iso-8859-13", "iso-8859-4"],
        ["windows-874", "tis-620"],
        ["gb18030", "gb2312"],
    ];

    private static readonly string[] Always = ["windows-1252", "windows-1250", "macintosh", "utf-8"];

    /// <param name="sample">The first lines that contain other bytes than those of ASCII.</param>
    /// <param name="lines">Number of such lines in the file.</param>
    public static (Encoding Encoding, FileProblem Problem) Of(byte[] sample, int lines)
    {
        var proposed = CharsetDetector.DetectFromBytes(sample).Details ?? [];
        var confidence = new Dictionary<string, double>();
        foreach (var detail in proposed)
        {
            foreach (var name in FamilyOf(detail.EncodingName)) confidence[name] = Math.Max(confidence.GetValueOrDefault(name), detail.Confidence);
        }

        var ranked = Always.Concat(confidence.Keys).Distinct()
            .Select(name => (Name: name, Encoding: TextEncodings.Find(name)))
            .Where(candidate => candidate.Encoding is not null)
            .Select(candidate => (Encoding: candidate.Encoding!, Score: ScoreOf(candidate.Encoding!, candidate.Name, sample, confidence)))
            .OrderByDescending(candidate => candidate.Score)
            .Where((candidate, rank) => rank == 0 || candidate.Score > 0)
            .Select(candidate => candidate.Encoding)
            .DistinctBy(encoding => encoding.CodePage)
            .ToList();
        // Where it makes no difference, it is the usual one.
        if (TextEncodings.Windows1252.GetString(sample) == ranked[0].GetString(sample)) ranked = [TextEncodings.Windows1252, .. ranked.Where(encoding => encoding.CodePage != 1252)];
        return (ranked[0], ProblemOf(ranked, sample, lines));
    }

    private static string[] FamilyOf(string name)
    {
        name = name.ToLowerInvariant();
        return Families.FirstOrDefault(family => family.Contains(name)) ?? [name];
    }

    private static double ScoreOf(Encoding encoding, string name, byte[] sample, Dictionary<string, double> confidence) =>
        Plausibility.Of(encoding.GetString(sample)) + (Confidence * Math.Min(1, sample.Count(value => value > 0x7F) / FewCharacters) * confidence.GetValueOrDefault(name)) + (name == Always[0] ? Prior : 0);

    private static FileProblem ProblemOf(List<Encoding> ranked, byte[] sample, int lines)
    {
        var line = sample.AsSpan(0, sample.AsSpan().IndexOfAny((byte)'\n', (byte)'\r') is var end and >= 0 ? end : sample.Length).ToArray();
        var readings = ranked.Take(1 + MaxAlternatives).Select(encoding => Shown(encoding.GetString(line))).Distinct().ToList();
        return new FileProblem("encodingGuessed", ProblemSeverity.Info, $"The file is not UTF-8. It was read as {ranked[0].WebName}.")
        {
            Count = lines,
            Cells = [new ProblemCell(0, readings[0], readings)],
            Repairs = [.. ranked.Skip(1).Take(MaxAlternatives).Select(encoding => new ProblemRepair(new Dictionary<string, string> { ["encoding"] = encoding.WebName }, lines))],
        };
    }

    private static string Shown(string line) => line.Length <= MaxShown ? line : $"{line[..MaxShown]}…";
}
