namespace Regressor.WebApi.Hosting;

/// <summary>
/// Makes the server work in the folder in which it is started, also by <c>dotnet run</c>. Earlier versions ran in their project's folder;
/// their data is found there.
/// </summary>
internal static class StartFolder
{
    private const string Settings = "appsettings.json";
    private const string DataDirectory = "DataDirectory";

    /// <summary>Folder of this project, if the program runs from its source tree; otherwise null.</summary>
    private static string? Project => ProjectOf(AppContext.BaseDirectory);

    /// <param name="program">Folder of the program; within the project, bin/Debug/net10.0.</param>
    internal static string? ProjectOf(string program)
    {
        var folder = Path.GetFullPath(Path.Combine(program, "..", "..", ".."));
        return File.Exists(Path.Combine(folder, "WebApi.csproj")) ? folder : null;
    }

    /// <summary>
    /// Makes the host read the settings from their location, whatever folder the program is started in. The caller's arguments take
    /// precedence.
    /// </summary>
    public static string[] WithSettings(string[] args) => File.Exists(Settings) ? args : ["--contentRoot", Project ?? AppContext.BaseDirectory, .. args];

    /// <returns>The data directory of an earlier version, which is then used; otherwise null.</returns>
    public static string? FindEarlierData(IConfigurationManager configuration)
    {
        var earlier = EarlierData(configuration[DataDirectory] ?? "data", Environment.CurrentDirectory, Project);
        if (earlier is not null) configuration[DataDirectory] = earlier;
        return earlier;
    }

    /// <param name="data">Data directory from the settings.</param>
    /// <param name="here">Folder in which the program was started.</param>
    /// <param name="project">Folder in which earlier versions ran; null if there is none.</param>
    internal static string? EarlierData(string data, string here, string? project)
    {
        if (project is null || Path.IsPathRooted(data) || Directory.Exists(Path.Combine(here, data))) return null;
        var earlier = Path.Combine(project, data);
        return Directory.Exists(earlier) ? earlier : null;
    }
}
