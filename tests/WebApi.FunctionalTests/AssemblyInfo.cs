// Servers train on a core each: all side by side, they would only wait for one another. Those that are processes of their own, which
// mostly wait for a start, run beside the others, and so do those of several servers and those that wait for a recovery.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly, MaxParallelThreads = 4)]
