using Regressor.Domain.Datasets;

namespace Regressor.Domain.UnitTests.Datasets;

public class DataSplitTests
{
    [Fact]
    public void The_same_content_and_seed_give_the_same_place() =>
        DataSplit.PositionOf([ColumnValue.Of(1.5), ColumnValue.Of("a")], 2, seed: 7)
            .ShouldBe(DataSplit.PositionOf([ColumnValue.Of(1.5), ColumnValue.Of("a")], 2, seed: 7));

    [Fact]
    public void The_place_is_fixed_for_all_time()
    {
        // A stored test part must not change with an upgrade, so this figure may never change.
        DataSplit.PositionOf([ColumnValue.Of(1.5), ColumnValue.Of("a"), ColumnValue.Missing], 2, seed: 7).ShouldBe(PinnedPosition, tolerance: 1e-15);
    }

    [Fact]
    public void Every_part_of_the_content_counts()
    {
        ColumnValue[] x = [ColumnValue.Of(1), ColumnValue.Of("a")];
        double[] positions =
        [
            DataSplit.PositionOf(x, 2, 7),
            DataSplit.PositionOf(x, 2, 8),
            DataSplit.PositionOf(x, 3, 7),
            DataSplit.PositionOf([ColumnValue.Of(2), ColumnValue.Of("a")], 2, 7),
            DataSplit.PositionOf([ColumnValue.Of(1), ColumnValue.Of("b")], 2, 7),
            DataSplit.PositionOf([ColumnValue.Missing, ColumnValue.Of("a")], 2, 7),
        ];
        positions.Distinct().Count().ShouldBe(positions.Length);
    }

    [Fact]
    public void Minus_zero_is_zero() =>
        DataSplit.PositionOf([ColumnValue.Of(-0.0)], -0.0, 1).ShouldBe(DataSplit.PositionOf([ColumnValue.Of(0.0)], 0.0, 1));

    [Fact]
    public void Places_are_spread_evenly()
    {
        var inTest = Enumerable.Range(0, 10_000).Count(i => DataSplit.IsTest(DataSplit.PositionOf([ColumnValue.Of(i)], i, 1), 0.2));

        // Binomial(10 000, 0.2) has a standard deviation of 40; the tolerance is five of them.
        inTest.ShouldBeInRange(1800, 2200);
    }

    [Fact]
    public void A_larger_test_part_contains_the_smaller_one()
    {
        var positions = Enumerable.Range(0, 1000).Select(i => DataSplit.PositionOf([ColumnValue.Of(i)], i, 1)).ToList();
        positions.Where(position => DataSplit.IsTest(position, 0.1)).ShouldAllBe(position => DataSplit.IsTest(position, 0.3));
    }

    private const double PinnedPosition = 0.3381036814080919;

    [Theory]
    [InlineData(0)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(256)]
    public void The_position_is_the_hash_of_seed_values_and_target_as_a_binary_writer_writes_them(int length)
    {
        var category = new string('é', length);
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        writer.Write(7L);
        writer.Write((byte)2);
        writer.Write(category);
        writer.Write((byte)0);
        writer.Write(2.5);
        var bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(System.Security.Cryptography.SHA256.HashData(content.ToArray())) >> 11;
        DataSplit.PositionOf([ColumnValue.Of(category), ColumnValue.Missing], 2.5, 7).ShouldBe(bits / Math.Pow(2, 53));
    }
}
