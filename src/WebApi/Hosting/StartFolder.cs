namespace Regressor.WebApi.Hosting;

/// <summary>
/// The server works in the folder in which it is started, by <c>dotnet run</c> too. Earlier versions were run in their project's
/// folder: data that lie there are found.
/// </summary>
internal static class StartFolder
{
    private const string Settings = "appsettings.json";
    private const string DataDirectory = "DataDirectory";

    /// <summary>The folder of this project, where the program is run from its source tree.</summary>
    private static string? Project => ProjectOf(AppContext.BaseDirectory);

    /// <param name="program">The folder of the program: of the project's, bin/Debug/net10.0.</param>
    internal static string? ProjectOf(string program)
    {
        var folder = Path.GetFullPath(Path.Combine(program, "..", "..", ".."));
        return File.Exists(Path.Combine(folder, "WebApi.csproj")) ? folder : null;
    }

    /// <summary>Has the settings read from where they are, whatever folder the program is started in. What the caller says goes before.</summary>
    public static string[] WithSettings(string[] args) => File.Exists(Settings) ? args : ["--contentRoot", Project ?? AppContext.BaseDirectory, .. args];

    /// <returns>The data directory of an earlier version, which is taken; else null.</returns>
    public static string? FindEarlierData(IConfigurationManager configuration)
    {
        var earlier = EarlierData(configuration[DataDirectory] ?? "data", Environment.CurrentDirectory, Project);
        if (earlier is not null) configuration[DataDirectory] = earlier;
        return earlier;
    }

    /// <param name="data">As the settings say.</param>
    /// <param name="here">Where the program was started.</param>
    /// <param name="project">Where earlier versions would have been.</param>
    internal static string? EarlierData(string data, string here, string? project)
    {
        if (project is null || Path.IsPathRooted(data) || Directory.Exists(Path.Combine(here, data))) return null;
        var earlier = Path.Combine(project, data);
        return Directory.Exists(earlier) ? earlier : null;
    }
}
