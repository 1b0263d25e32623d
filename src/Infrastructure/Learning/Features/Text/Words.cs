namespace Regressor.Infrastructure.Learning.Features.Text;

/// <summary>Words of a text: runs of letters and digits, in lower case.</summary>
internal static class Words
{
    public static bool IsOf(char character) => char.IsLetterOrDigit(character) || char.IsSurrogate(character);

    /// <summary>Returns the words in order, each as often as it occurs.</summary>
    public static List<string> Of(string text)
    {
        List<string> words = [];
        foreach (var (from, length) in RunsOf(text)) words.Add(text.Substring(from, length).ToLowerInvariant());
        return words;
    }

    /// <summary>Returns the text without any occurrence of a word.</summary>
    /// <param name="text">Text.</param>
    /// <param name="word">Word, in lower case.</param>
    public static string Without(string text, string word)
    {
        var kept = text;
        foreach (var (from, length) in RunsOf(text).Reverse())
            if (text.AsSpan(from, length).Equals(word, StringComparison.OrdinalIgnoreCase)) kept = kept.Remove(from, length);
        return kept;
    }

    private static IEnumerable<(int From, int Length)> RunsOf(string text)
    {
        var from = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsOf(text[i])) continue;
            if (i > from) yield return (from, i - from);
            from = i + 1;
        }
    }
}
