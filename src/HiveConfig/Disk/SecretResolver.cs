using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Model;

namespace HiveConfig.Disk;

/// <summary>Finds what secrets refer to: environment variables and YAML files. Secrets from Ansible are unresolved by design.</summary>
public sealed class SecretResolver
{
    private readonly string _directory;
    private readonly Func<string, string?> _environment;
    private readonly SortedDictionary<string, SecretFile> _files = new(StringComparer.Ordinal);

    /// <summary>Takes the place that relative paths start from.</summary>
    /// <param name="directory">The directory of cluster.yaml.</param>
    /// <param name="environment">The value of an environment variable; null for those of this process.</param>
    public SecretResolver(string directory, Func<string, string?>? environment = null)
    {
        _directory = Path.GetFullPath(directory);
        _environment = environment ?? Environment.GetEnvironmentVariable;
    }

    /// <summary>What is wrong with the files that were read: the path, then the place with what is wrong there (<c>3:5: error: …</c>), never what stands there.</summary>
    public IReadOnlyList<(string Path, string Message)> Problems
        => _files.Where(file => file.Value.Problem is not null).Select(file => (file.Key, file.Value.Problem!)).ToList();

    /// <summary>Files that were read and that others on this machine can read too.</summary>
    public IReadOnlyList<string> Exposed => _files.Where(file => file.Value.IsExposed).Select(file => file.Key).ToList();

    /// <summary>The secret itself; null when there is none, or only Ansible knows it.</summary>
    public string? Resolve(Secret secret) => secret.Source switch
    {
        SecretSource.Environment => _environment(secret.Name) is { Length: > 0 } value ? value : null,
        SecretSource.File => FileOf(secret).Find(secret.Name),
        _ => null,
    };

    internal string Directory => _directory;

    internal string PathOf(Secret secret) => Path.GetFullPath(secret.Path!, _directory);

    private SecretFile FileOf(Secret secret)
    {
        var path = PathOf(secret);
        if (!_files.TryGetValue(path, out var file))
        {
            file = SecretFile.Read(path);
            _files.Add(path, file);
        }

        return file;
    }
}
