using System.IO;

// What any program that writes these files must do at least: read each and write it to another place.
foreach (var file in Directory.EnumerateFiles(args[0], "*", SearchOption.AllDirectories))
{
    var target = Path.Combine(args[1], Path.GetRelativePath(args[0], file));
    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
    File.WriteAllBytes(target, File.ReadAllBytes(file));
}
