namespace Regressor.WebApi.FunctionalTests.Support;

internal static class Repository
{
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Regressor.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
