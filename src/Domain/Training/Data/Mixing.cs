namespace Regressor.Domain.Training.Data;

public static class Mixing
{
    /// <summary>SplitMix64's finalizer (Steele, Lea, Flood 2014): maps nearby numbers far apart, and no two to the same value.</summary>
    public static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
