using Regressor.Domain.Security;

namespace Regressor.Domain.UnitTests.Security;

public class ApiKeyTests
{
    [Fact]
    public void Its_text_is_parsed_and_matches_it()
    {
        var (key, text) = ApiKey.Create("k", AccessScope.Predict, null, DateTimeOffset.UnixEpoch);
        var (id, secret) = ApiKey.Parse(text)!.Value;
        id.ShouldBe(key.Id);
        key.Matches(secret).ShouldBeTrue();
        key.Matches(secret[..^1] + (secret[^1] == '0' ? '1' : '0')).ShouldBeFalse();
    }

    [Fact]
    public void What_is_too_long_to_be_one_costs_nothing()
    {
        var text = new string('_', 1 << 20);
        ApiKey.Parse(text).ShouldBeNull();
        var before = GC.GetAllocatedBytesForCurrentThread();
        ApiKey.Parse(text);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1000);
    }
}
