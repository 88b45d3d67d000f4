using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>The versions of packages that Ansible installs: a surer sign than any key.</summary>
internal static class NamedPackages
{
    private static readonly string[] Products = ["cassandra", "elasticsearch", "thehive"];

    internal static IEnumerable<Target> Of(Repo repo)
        => from file in repo.Files
           where file.Document is AnsibleTasksDocument && Repo.IsReadable(file)
           from task in ((AnsibleTasksDocument)file.Document).Of("apt", "package", "yum", "dnf")
           from parameter in task.Parameters
           where parameter.Key is "name" or "pkg" or "package"
           from package in TextItem.In(parameter.Value)
           let target = Read(package.Text.Trim())
           where target is not null
           select target;

    // thehive=5.5.6-1 of apt, elasticsearch-8.17.3 of yum; a version with a wildcard or an expression is none.
    private static Target? Read(string package)
    {
        foreach (var product in Products)
        {
            if (package.Length > product.Length && package.StartsWith(product, StringComparison.Ordinal) && package[product.Length] is '=' or '-')
            {
                var version = package.Substring(product.Length + 1).TrimStart('=');
                var end = version.IndexOf('-');
                return ProductVersion.TryParse(end < 0 ? version : version.Substring(0, end), out var parsed, out _) ? new Target(product, parsed, TargetSource.Inferred) : null;
            }
        }

        return null;
    }
}
