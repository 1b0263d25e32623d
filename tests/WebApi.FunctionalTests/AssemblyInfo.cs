// Each test starts whole servers that train on a core each: side by side they would only wait for one another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
