using System.Runtime.InteropServices;

namespace Regressor.Infrastructure;

/// <summary>
/// Tunes the C library's heap, which holds the tensors. Its defaults suit other programs: it has up to eight arenas per core, each of which
/// keeps the memory that its threads once needed. Has no effect where the C library is not glibc.
/// </summary>
public static class NativeHeap
{
    private const int TrimThreshold = -1, TopPad = -2, MapThreshold = -3, ArenaMax = -8, MiB = 1 << 20;

    /// <summary>glibc's own <see cref="TrimThreshold"/> and <see cref="TopPad"/>.</summary>
    private const int Default = 128 << 10;

    /// <summary>
    /// Prevents further arenas from being created. Call it before anything else: glibc fixes the limit when it creates the ninth arena.
    /// Measured here, a few arenas are as fast as many.
    /// </summary>
    public static void BoundArenas() => Set((ArenaMax, 1));

    /// <summary>
    /// Keeps up to 256 MiB of freed memory. By default glibc returns the memory of a step's tensors to the kernel and faults it in again at
    /// the next step. Measured, a training step takes a third less time when the memory is kept.
    /// </summary>
    public static void Keep() => Set((TrimThreshold, 256 * MiB), (TopPad, 16 * MiB), (MapThreshold, 32 * MiB));

    /// <summary>Returns free memory of this thread's arena, and some of the other arenas', to the system.</summary>
    public static void HandBack()
    {
        if (!Set((TrimThreshold, Default), (TopPad, Default))) return;
        _ = MallocTrim(0);

        // malloc_trim leaves the free end of every arena except the first. Freeing a larger block trims the arena that held the block.
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
