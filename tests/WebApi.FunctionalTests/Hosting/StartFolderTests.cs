using Regressor.WebApi.Hosting;

namespace Regressor.WebApi.FunctionalTests.Hosting;

/// <summary>The data is in the folder where the server was started; data of earlier versions in the project's folder is found.</summary>
public sealed class StartFolderTests : IDisposable
{
    private readonly string _here = Directory.CreateTempSubdirectory("regressor-here").FullName;
    private readonly string _project = Directory.CreateTempSubdirectory("regressor-project").FullName;

    public void Dispose()
    {
        Directory.Delete(_here, recursive: true);
        Directory.Delete(_project, recursive: true);
    }

    [Fact]
    public void Data_of_an_earlier_version_are_used_where_there_are_no_newer_ones()
    {
        StartFolder.EarlierData("data", _here, _project).ShouldBeNull();
        Directory.CreateDirectory(Path.Combine(_project, "data"));
        StartFolder.EarlierData("data", _here, _project).ShouldBe(Path.Combine(_project, "data"));
        StartFolder.EarlierData("other", _here, _project).ShouldBeNull();
        StartFolder.EarlierData(Path.Combine(_here, "data"), _here, _project).ShouldBeNull();
        StartFolder.EarlierData("data", _here, project: null).ShouldBeNull();
        Directory.CreateDirectory(Path.Combine(_here, "data"));
        StartFolder.EarlierData("data", _here, _project).ShouldBeNull();
    }

    [Fact]
    public void Only_a_program_in_its_source_tree_has_a_project()
    {
        var program = Directory.CreateDirectory(Path.Combine(_project, "bin", "Debug", "net10.0")).FullName;
        StartFolder.ProjectOf(program).ShouldBeNull();
        File.WriteAllText(Path.Combine(_project, "WebApi.csproj"), "");
        StartFolder.ProjectOf(program + "/").ShouldBe(_project);
    }
}
