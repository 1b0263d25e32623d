namespace Regressor.Application;

/// <summary>The disk is full and nothing can be stored; existing data is unaffected.</summary>
public sealed class StorageFullException(Exception inner) : Exception("The disk that holds the data is full.", inner)
{
    private const int NoSpaceLeft = 28;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    public static bool IsMeantBy(IOException error) => error.HResult is NoSpaceLeft or WindowsDiskFull;
}
