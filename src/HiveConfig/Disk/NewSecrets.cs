using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using HiveConfig.Model;

namespace HiveConfig.Disk;

/// <summary>Makes the secrets of a cluster that are missing, with cryptographic randomness.</summary>
public sealed class NewSecrets
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly SecretResolver _resolver;
    private readonly SortedDictionary<string, SortedDictionary<string, string>> _files = new(StringComparer.Ordinal);

    private NewSecrets(SecretResolver resolver) => _resolver = resolver;

    /// <summary>Makes what is missing in files, in memory. Environment variables and Ansible are for others to fill, and accounts with others for these to give.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="resolver">Finds what is there.</param>
    public static NewSecrets For(Cluster cluster, SecretResolver resolver)
    {
        var made = new NewSecrets(resolver);
        foreach (var (name, secret) in cluster.Secrets.All)
        {
            if (secret is { Source: SecretSource.File } && cluster.Needs(name) && !Secrets.IsGiven(name) && resolver.Resolve(secret) is null)
            {
                made.Make(secret, LengthOf(name));
            }
        }

        return made;
    }

    /// <summary>Takes secrets that are known already, for the files that a cluster reads them from.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="values">The secrets, by the name that cluster.yaml has for each.</param>
    /// <param name="resolver">Finds what is there: it is not written again.</param>
    internal static NewSecrets Given(Cluster cluster, IReadOnlyDictionary<string, string> values, SecretResolver resolver)
    {
        var given = new NewSecrets(resolver);
        foreach (var (name, secret) in cluster.Secrets.All)
        {
            if (secret is { Source: SecretSource.File } && values.TryGetValue(name, out var value) && !string.Equals(resolver.Resolve(secret), value, StringComparison.Ordinal))
            {
                given.Add(secret, value);
            }
        }

        return given;
    }

    /// <summary>How many were made.</summary>
    public int Count => _files.Values.Sum(names => names.Count);

    /// <summary>The secret itself: one that was there, or one just made.</summary>
    public string? Resolve(Secret secret)
        => secret.Source == SecretSource.File && _files.TryGetValue(_resolver.PathOf(secret), out var names) && names.TryGetValue(secret.Name, out var value)
            ? value
            : _resolver.Resolve(secret);

    /// <summary>
    /// Writes the secrets: mode 0600 from the first byte, behind what the file holds. A file that git would take up is named
    /// in the .gitignore beside cluster.yaml first.
    /// </summary>
    /// <returns>The path of each file written, .gitignore included.</returns>
    /// <exception cref="OutputRefusedException">A file cannot be added to. Nothing was written.</exception>
    public IReadOnlyList<string> Write()
    {
        // Every refusal comes before the first write.
        var texts = _files.Select(file => (Path: file.Key, Text: TextOf(file.Key, file.Value))).ToList();
        var toIgnore = _files.Keys.Where(path => !IsIgnored(path)).Select(IgnoreLine).OfType<string>().ToList();

        var written = new List<string>();
        if (toIgnore.Count > 0)
        {
            var path = Path.Combine(_resolver.Directory, ".gitignore");
            var text = DiskFile.TryReadText(path) ?? "";
            var separator = text.Length == 0 || text.EndsWith('\n') ? "" : "\n";
            Replace(path, text + separator + string.Concat(toIgnore), ModeOf(path));
            written.Add(path);
        }

        foreach (var (path, text) in texts)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Replace(path, text, "0600");
            written.Add(path);
        }

        return written;
    }

    private static bool IsIgnored(string path)
    {
        var real = RealPath.Of(path) ?? path;
        return GitIgnore.At(Path.GetDirectoryName(real)!).IsIgnored(real, isDirectory: false);
    }

    private static string ModeOf(string path)
        => !OperatingSystem.IsWindows() && File.Exists(path) ? Convert.ToString((int)File.GetUnixFileMode(path), 8) : "0644";

    private static void Replace(string path, string text, string mode)
    {
        using var file = StagedFile.Write(path, text, mode);
        file.Commit();
        DirectorySync.Sync(Path.GetDirectoryName(path)!);
    }

    // Keepalived cuts a password off behind its eighth character; HS512 needs a key of 64 bytes.
    private static int LengthOf(string name) => name switch
    {
        "vrrp" => 8,
        "play" => 64,
        _ => 32,
    };

    private void Make(Secret secret, int length) => Add(secret, RandomNumberGenerator.GetString(Alphanumeric, length));

    private void Add(Secret secret, string value)
    {
        var path = _resolver.PathOf(secret);
        if (!_files.TryGetValue(path, out var names))
        {
            names = new SortedDictionary<string, string>(StringComparer.Ordinal);
            _files.Add(path, names);
        }

        names.TryAdd(secret.Name, value);
    }

    private static string TextOf(string path, IReadOnlyDictionary<string, string> added)
    {
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw new OutputRefusedException($"'{path}' is a link; add {Names(added)} by hand");
        }

        var existing = File.Exists(path) ? DiskFile.TryReadText(path) ?? throw new IOException($"'{path}' cannot be read") : null;
        if (existing is not null && SecretFile.NamesIn(existing).Intersect(added.Keys, StringComparer.Ordinal).ToList() is { Count: > 0 } empty)
        {
            throw new OutputRefusedException($"'{path}' names '{string.Join("', '", empty)}' {(empty.Exists(name => SecretFile.Holds(existing, name)) ? "with another value; delete the line, or name another file" : "without a value; give it one there, or delete the line")}");
        }

        return SecretFile.TextWith(existing, added)
            ?? throw new OutputRefusedException($"'{path}' cannot be added to as it stands; give {Names(added)} a value there by hand");
    }

    private static string Names(IReadOnlyDictionary<string, string> added) => "'" + string.Join("', '", added.Keys) + "'";

    private string? IgnoreLine(string path)
    {
        var below = TreePath.Slashes(Path.GetRelativePath(_resolver.Directory, path));
        if (TreePath.IsInside(below) && below.AsSpan().IndexOfAny("*?[]#! ") < 0)
        {
            return "/" + below + "\n";
        }

        return GitIgnore.WorkTreeOf(Path.GetDirectoryName(path)!) is null
            ? null
            : throw new OutputRefusedException($"'{path}' would hold secrets where git does not ignore it; name it in .gitignore first");
    }
}
