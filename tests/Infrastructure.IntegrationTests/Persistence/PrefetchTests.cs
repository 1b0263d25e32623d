using Regressor.Infrastructure.Persistence.Examples;

namespace Regressor.Infrastructure.IntegrationTests.Persistence;

public class PrefetchTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(512)]
    [InlineData(20_000)]
    public void Every_item_comes_once_and_in_order(int count) => Enumerable.Range(0, count).MadeAhead().ShouldBe(Enumerable.Range(0, count));

    [Fact]
    public void What_the_source_throws_comes_after_the_items_before()
    {
        static IEnumerable<int> Failing()
        {
            for (var i = 0; i < 512; i++) yield return i;
            throw new InvalidDataException("The file ends here.");
        }

        List<int> seen = [];
        Should.Throw<InvalidDataException>(() =>
        {
            foreach (var item in Failing().MadeAhead()) seen.Add(item);
        });
        seen.Count.ShouldBe(512);
    }

    [Fact]
    public void A_source_without_listeners_stops()
    {
        var made = 0;
        IEnumerable<int> Endless()
        {
            while (true) yield return made++;
        }

        Endless().MadeAhead().Take(3).ShouldBe([0, 1, 2]);
        var atEnd = made;
        Thread.Yield();
        made.ShouldBe(atEnd);
    }
}
