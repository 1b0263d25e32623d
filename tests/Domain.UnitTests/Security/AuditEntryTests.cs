using Regressor.Domain.Security;

namespace Regressor.Domain.UnitTests.Security;

public class AuditEntryTests
{
    [Theory]
    [InlineData(AuditEntry.MaxLength - 1, AuditEntry.MaxLength - 1)]
    [InlineData(AuditEntry.MaxLength - 2, AuditEntry.MaxLength)]
    [InlineData(AuditEntry.MaxLength, AuditEntry.MaxLength)]
    public void What_is_too_long_is_cut_between_characters(int before, int kept)
    {
        var who = AuditEntry.Create(DateTimeOffset.UnixEpoch, new string('x', before) + "😀" + new string('y', 10), "addExample", "/").Who;
        who.Length.ShouldBe(kept);
        who.EnumerateRunes().ShouldNotContain(System.Text.Rune.ReplacementChar);
    }

    [Fact]
    public void A_nul_is_a_space() => AuditEntry.Create(DateTimeOffset.UnixEpoch, "a\0b", "addExample", "/").Who.ShouldBe("a b");
}
