using System.Globalization;
using System.Text;

namespace Regressor.Domain.Datasets;

/// <summary>A name as it stands in an address: lower-case letters a–z, digits and single hyphens.</summary>
public static class Slug
{
    public const int MaxLength = 80;

    /// <summary>"Prix à Paris (2024)" → "prix-a-paris-2024". A name without any such letter or digit becomes "dataset".</summary>
    public static string From(string name)
    {
        var slug = new StringBuilder();
        foreach (var character in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(character)) slug.Append(char.ToLowerInvariant(character));
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
            if (slug.Length == MaxLength) break;
        }

        var trimmed = slug.ToString().Trim('-');
        return trimmed.Length == 0 ? "dataset" : trimmed;
    }
}
