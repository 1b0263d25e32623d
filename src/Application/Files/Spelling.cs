namespace Regressor.Application.Files;

/// <summary>Compares texts that people write in several ways: texts with equal keys differ in case or blanks only.</summary>
public static class Spelling
{
    public static string KeyOf(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
