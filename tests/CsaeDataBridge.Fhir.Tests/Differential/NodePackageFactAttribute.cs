namespace CsaeDataBridge.Tests;

/// <summary>A test that needs Node and a package of its; it skips, and says so, where one is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodePackageFactAttribute : FactAttribute
{
    public NodePackageFactAttribute(string package)
    {
        string[] programs = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(folder => folder.Length > 0).SelectMany(folder => new[] { Path.Combine(folder, "node"), Path.Combine(folder, "node.exe") })];
        if (!Array.Exists(programs, File.Exists))
        {
            Skip = "Node is not there: install it, or put it on the PATH.";
        }
        else if (!Directory.Exists(Path.Combine(RepositoryRoot.Path, "node_modules", package)))
        {
            Skip = $"The npm package {package} is not there: run npm ci in the checkout.";
        }
    }
}
