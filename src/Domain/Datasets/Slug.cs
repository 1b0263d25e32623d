using System.Globalization;
using System.Text;

namespace Regressor.Domain.Datasets;

/// <summary>The form of a name in URLs: lower-case letters a–z, digits and single hyphens.</summary>
public static class Slug
{
    public const int MaxLength = 80;

    // Map accents explicitly: Unicode normalization needs a library (ICU) that some machines lack.
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ";
    private const string Plain = "aaaaaaceeeeiiiinoooooouuuuyy";

    /// <summary>Returns the slug with a number, for where the slug itself is taken: "prices" → "prices-2".</summary>
    public static string Numbered(string slug, int number)
    {
        var end = string.Create(CultureInfo.InvariantCulture, $"-{number}");
        return slug[..Math.Min(slug.Length, MaxLength - end.Length)].TrimEnd('-') + end;
    }

    /// <summary>"Prix à Paris (2024)" → "prix-a-paris-2024". A name without such letters or digits becomes "dataset".</summary>
    public static string From(string name)
    {
        var slug = new StringBuilder();
        foreach (var character in name.ToLowerInvariant())
        {
            var letter = Accented.IndexOf(character, StringComparison.Ordinal) is var index and >= 0 ? Plain[index] : character;
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
            if (slug.Length == MaxLength) break;
        }

        var trimmed = slug.ToString().Trim('-');
        return trimmed.Length == 0 ? "dataset" : trimmed;
    }
}
