using BenchmarkDotNet.Running;
using Regressor.Benchmarks.Hostile;
using Regressor.Benchmarks.ModelQuality;
using Regressor.Benchmarks.ServerSpeed;
using Regressor.Benchmarks.TrainingSpeed;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning;

// dotnet run -c Release --project tests/Benchmarks -- <command>
switch (args)
{
    case ["accuracy", var csv, .. var options]:
        Accuracy.OnCsv(csv, Option("--target", options)!, Option("--inputs", options)?.Split(','), int.Parse(Option("--splits", options) ?? "10"));
        break;
    case ["tables", var folder, .. var options]:
        var (split, only) = (int.Parse(Option("--split", options) ?? "0"), Option("--only", options)?.Split(','));
        var trained = new TrainingOptions
        {
            Learners = (Option("--learners", options) ?? string.Join(',', LearnerNames.All)).Split(','),
            SearchSeconds = double.Parse(Option("--search-seconds", options) ?? "0"),
            HiddenSizes = Option("--hidden", options) is { } hidden ? [.. hidden.Split(',').Select(int.Parse)] : null,
            LearningRate = double.Parse(Option("--rate", options) ?? "0.004"),
            Dropout = double.Parse(Option("--dropout", options) ?? "0.1"),
            WeightDecay = double.Parse(Option("--decay", options) ?? "0.01"),
        };
        if (Option("--task", options) is null or "regression") PublicTables.Run(folder, split, Option("--against", options), only, trained);
        if (Option("--task", options) is null or "classification") PublicClasses.Run(folder, split, only, trained);
        break;
    case ["laws", .. var options]:
        Laws.Run(
            (Option("--sizes", options) ?? "32,64,128,400,4000").Split(',').Select(int.Parse), int.Parse(Option("--draws", options) ?? "200"),
            Option("--noise", options),
            Option("--epochs", options) is { } epochs ? int.Parse(epochs) : null);
        break;
    case ["low-noise", .. var options]:
        Laws.LowNoise(int.Parse(Option("--rows", options) ?? "4000"), int.Parse(Option("--draws", options) ?? "20"));
        break;
    case ["honesty", .. var options]:
        Honesty.Run(int.Parse(Option("--draws", options) ?? "30"));
        break;
    case ["friedman", .. var options]:
        Accuracy.Friedman(int.Parse(Option("--splits", options) ?? "3"));
        break;
    case ["sine", .. var options]:
        Accuracy.Sine(int.Parse(Option("--splits", options) ?? "3"));
        break;
    case ["coverage", .. var options]:
        var defaults = options.Contains("--default");
        Coverage.Run(int.Parse(Option("--draws", options) ?? (defaults ? "20" : "200")), defaults);
        break;
    case ["splits", .. var options]:
        var parts = (Option("--only", options) ?? "groups,times,figures").Split(',');
        var repeated = int.Parse(Option("--draws", options) ?? "200");
        if (parts.Contains("groups")) SplitCoverage.OfGroups(repeated);
        if (parts.Contains("times")) SplitCoverage.OfTimes(repeated);
        if (parts.Contains("figures")) SplitFigures.Run(Option("--data", options), (Option("--learners", options) ?? "linear,trees").Split(','), Option("--table", options));
        break;
    case ["few-rows", .. var options]:
        FewRows.Run(int.Parse(Option("--draws", options) ?? "12"));
        break;
    case ["continue", var csv, .. var options] when csv.EndsWith(".csv", StringComparison.Ordinal):
        Continue.OnCsv(
            csv, Option("--target", options)!, Option("--inputs", options)?.Split(','), int.Parse(Option("--draws", options) ?? "10"), int.Parse(Option("--epochs", options) ?? "16"));
        break;
    case ["continue", .. var options]:
        Continue.Friedman(int.Parse(Option("--draws", options) ?? "10"), int.Parse(Option("--epochs", options) ?? "16"));
        break;
    case ["steps", .. var options]:
        Steps.Run(int.Parse(Option("--threads", options) ?? "1"), double.Parse(Option("--seconds", options) ?? "5"));
        break;
    case ["speed", .. var options]:
        if (Option("--threads", options) is { } threads) TrainingCores.Threads = int.Parse(threads);
        Speed.Run(int.Parse(Option("--rows", options) ?? "1000"), new TrainingOptions { Learners = (Option("--learners", options) ?? string.Join(',', LearnerNames.All)).Split(',') }, int.Parse(Option("--times", options) ?? "1"));
        break;
    case ["detection-cost", .. var options]:
        DetectionCost.Run(Option("--learners", options)?.Split(','), [.. (Option("--sizes", options) ?? "1000,10000,100000").Split(',').Select(int.Parse)]);
        break;
    case ["detection", var folder]:
        Detection.Run(folder);
        break;
    case ["workbook"]:
        await Workbooks.RunAsync();
        break;
    case ["weights"]:
        Weights.Run();
        break;
    case ["class-predictions"]:
        ClassPredictions.Run();
        break;
    case ["predictions"]:
        BenchmarkRunner.Run<Predictions>();
        break;
    case ["responsiveness", .. var options]:
        await Responsiveness.RunAsync(new Uri(Option("--server", options) ?? "http://localhost:5080"), TimeSpan.FromSeconds(20));
        break;
    case ["storage", .. var options]:
        await Storage.RunAsync(int.Parse(Option("--rows", options) ?? "1000000"), Option("--postgres", options));
        break;
    case ["hostile", .. var options]:
        await HostileFiles.RunAsync(Option("--only", options));
        break;
    case ["import", .. var options]:
        await Imports.RunAsync(int.Parse(Option("--rows", options) ?? "1000000"), Option("--against", options), int.Parse(Option("--rounds", options) ?? "3"));
        break;
    case ["notations", .. var options]:
        Notations.Run(int.Parse(Option("--cells", options) ?? "1000000"));
        break;
    case ["memory", .. var options]:
        await Memory.TrainManyAsync(int.Parse(Option("--trainings", options) ?? "200"));
        break;
    case ["large", .. var options]:
        await Memory.TrainLargeAsync(int.Parse(Option("--rows", options) ?? "1000000"), double.Parse(Option("--seconds", options) ?? "20"),
            (Option("--learners", options) ?? string.Join(',', LearnerNames.All)).Split(','));
        break;
    case ["many", .. var options]:
        await Many.RunAsync(int.Parse(Option("--datasets", options) ?? "10000"), int.Parse(Option("--models", options) ?? "1000"));
        break;
    default:
        Console.Error.WriteLine("""
            accuracy <csv> --target <column> [--inputs a,b,c] [--splits 10]   random 80/20 splits of a table
            tables <folder> [--split 0] [--against <printed before>] [--task regression|classification] [--only a,b]
                                                  [--learners networks,trees,linear]
                                                                              public tables on given splits
            laws [--sizes 32,64,128,400,4000] [--draws 200] [--noise normal] [--epochs 24]
                                                                              coverage by size and kind of noise
            low-noise [--rows 4000] [--draws 20]                              coverage where the ensemble is much better than a network
            honesty [--draws 30]                                              64 rows of noise, and of a linear truth
            friedman [--splits 3]                                             Friedman-1, 2000 rows, noise 1
            sine [--splits 3]                                                 y = sin(6 pi x) + N(0, 0.1), 400 rows
            coverage [--default] [--draws 200]                                coverage and width of the 90 % interval over draws
            few-rows [--draws 12]                                             tables of few different rows: predicted means, stated and true figures
            splits [--only groups,times,figures] [--draws 200] [--data <folder>] [--learners linear,trees] [--table <part of a name>]
                                                                              by group and by time: coverage, and stated figures beside true ones
            detection-cost [--sizes 1000,10000,100000] [--learners linear,trees]
                                                                              looking for a split beside the training it precedes, processor time
            continue [<csv> --target <column> [--inputs a,b,c]] [--draws 10] [--epochs 16]
                                                                              going on from the active model beside starting afresh
            steps [--threads 1] [--seconds 5]                                 a training step beside a network written the usual way
            speed [--rows 1000] [--learners networks,trees,linear] [--threads 2] [--times 1]
                                                                              training and predicting, 8 columns
            weights                                                           hashes of what trainings with a given seed make
            class-predictions                                                 one row of a table of classes, by number of classes
            workbook                                                          a large workbook beside the same table as CSV
            predictions                                                       one row and 480 beside their bare products (BenchmarkDotNet)
            responsiveness [--server http://localhost:5080]                   answers of a running server while it trains its sample
            notations [--cells 1000000]                                       detecting and reading numbers, dates and texts as people write them
            memory [--trainings 200]                                          a server's memory over trainings of mixed sizes
            large [--rows 1000000] [--seconds 20] [--learners linear,trees,networks]   a server's memory and time over a large table: import, look, train, look
            many [--datasets 10000] [--models 1000]                           a server with many datasets and models
            hostile [--only <words of a name>]                                files that are made to exhaust a server: time and memory
            import [--rows 1000000] [--against <source tree>] [--rounds 3]    a large CSV file in a server, beside one of another version
            storage [--rows 1000000] [--postgres <connection string>]         a large table in a server: import, lists, export, adding
            """);
        return 1;
}

return 0;

static string? Option(string name, string[] options)
{
    var index = Array.IndexOf(options, name);
    return index >= 0 && index + 1 < options.Length ? options[index + 1] : null;
}
