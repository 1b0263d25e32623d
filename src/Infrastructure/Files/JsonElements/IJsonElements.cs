namespace Regressor.Infrastructure.Files.JsonElements;

/// <summary>Enumerates the examples of a JSON file as bytes.</summary>
internal interface IJsonElements
{
    long Line { get; }

    ReadOnlySpan<byte> Current { get; }

    bool MoveNext();
}
