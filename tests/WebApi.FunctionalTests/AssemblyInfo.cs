// Each server trains on one core, so parallel tests would only wait for each other. Tests whose servers are processes mostly wait for a start
// or for a recovery, so they run in parallel with the others, and so do those of several servers.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly, MaxParallelThreads = 4)]
