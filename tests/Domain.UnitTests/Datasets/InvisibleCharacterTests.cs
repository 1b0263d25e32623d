using Regressor.Domain.Datasets;

namespace Regressor.Domain.UnitTests.Datasets;

public sealed class InvisibleCharacterTests
{
    [Theory]
    [InlineData("a\u202eb", "U+202E")]
    [InlineData("\ufeffname", "U+FEFF")]
    [InlineData("na\u200bme", "U+200B")]
    [InlineData("na\u2066me\u2069", "U+2066")]
    [InlineData("soft\u00adhyphen", "U+00AD")]
    [InlineData("two\u2028lines", "U+2028")]
    [InlineData("tag\U000e0041", "U+E0041")]
    [InlineData("na\u200dme", "U+200D")]
    [InlineData("\u200cname", "U+200C")]
    [InlineData("نام\u200c\u200d", "U+200D")]
    public void What_shows_nothing_or_turns_the_text_is_found(string text, string found) => InvisibleCharacter.In(text).ShouldBe(found);

    [Theory]
    [InlineData("Size (m²), été\n\tTotal\u00a0€")]
    [InlineData("می\u200cخواهم")]
    [InlineData("👩\u200d🔬 laboratory")]
    [InlineData("")]
    public void What_a_language_needs_is_let_pass(string text) => InvisibleCharacter.In(text).ShouldBeNull();
}
