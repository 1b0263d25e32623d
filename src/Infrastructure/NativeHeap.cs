using System.Runtime.InteropServices;

namespace Regressor.Infrastructure;

/// <summary>
/// The C library's heap, in which tensors live. Its defaults are made for other programs: it has up to eight arenas a core, each of which
/// keeps what its threads once needed. Without effect where the C library is not glibc.
/// </summary>
public static class NativeHeap
{
    private const int TrimThreshold = -1, TopPad = -2, MapThreshold = -3, ArenaMax = -8, MiB = 1 << 20;

    /// <summary>glibc's own <see cref="TrimThreshold"/> and <see cref="TopPad"/>.</summary>
    private const int Default = 128 << 10;

    /// <summary>
    /// No more arenas than there are. To be called before anything else: glibc fixes how many there may be when it makes its ninth. A few
    /// are as fast as many here, measured.
    /// </summary>
    public static void BoundArenas() => Set((ArenaMax, 1));

    /// <summary>
    /// glibc hands the memory of a step's tensors back to the kernel and faults it in again at the next; told to keep up to 256 MiB of it, a
    /// training step takes a third less time, measured.
    /// </summary>
    public static void Keep() => Set((TrimThreshold, 256 * MiB), (TopPad, 16 * MiB), (MapThreshold, 32 * MiB));

    /// <summary>Gives back to the system what is free in the arena of this thread, and some of the others'.</summary>
    public static void HandBack()
    {
        if (!Set((TrimThreshold, Default), (TopPad, Default))) return;
        _ = MallocTrim(0);

        // That leaves the free end of every arena but the first. Freeing a larger piece cuts it off where the piece was.
        Marshal.FreeHGlobal(Marshal.AllocHGlobal(Default));
    }

    private static bool Set(params ReadOnlySpan<(int Parameter, int Value)> settings)
    {
        if (!OperatingSystem.IsLinux()) return false;
        try
        {
            foreach (var (parameter, value) in settings)
                if (Mallopt(parameter, value) == 0) return false;
            return true;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Mallopt(int parameter, int value);

    [DllImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MallocTrim(nuint pad);
}
