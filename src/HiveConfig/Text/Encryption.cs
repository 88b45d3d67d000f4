using System;

namespace HiveConfig.Text;

/// <summary>Tells a file that lies encrypted in the repo from one that can be read.</summary>
internal static class Encryption
{
    /// <summary>What stands for a file of git-crypt: the rest of it is no text.</summary>
    internal const string GitCrypt = "GITCRYPT";

    /// <summary>The first line of a file of age that is no text.</summary>
    internal const string Age = "age-encryption.org/v1";

    /// <summary>What stands for a file that is no text at all: an archive, or encrypted by a tool that leaves no mark.</summary>
    internal const string Binary = "\0";

    private const string SopsValue = "ENC[AES256_GCM,";

    /// <summary>The tool that a whole file is encrypted by, or <see cref="Binary"/>; null for a file that is not.</summary>
    internal static string? ToolOf(string text)
        => Begins(text, "$ANSIBLE_VAULT;") ? "ansible-vault"
            : Begins(text, "-----BEGIN AGE ENCRYPTED FILE-----") || Begins(text, Age) ? "age"
            : string.Equals(text, GitCrypt, StringComparison.Ordinal) ? "git-crypt"
            : Begins(text, "-----BEGIN PGP MESSAGE-----") ? "gpg"
            : IsOfSops(text) ? "sops"
            : string.Equals(text, Binary, StringComparison.Ordinal) ? Binary
            : null;

    /// <summary>Whether a value is one that was encrypted by itself.</summary>
    internal static bool IsValue(string text)
        => text.StartsWith(SopsValue, StringComparison.Ordinal) || text.TrimStart().StartsWith("$ANSIBLE_VAULT;", StringComparison.Ordinal);

    // sops keeps the keys and encrypts the values; what it adds is called sops in every format.
    private static bool IsOfSops(string text)
        => text.IndexOf(SopsValue, StringComparison.Ordinal) >= 0
            && (text.IndexOf("\nsops:", StringComparison.Ordinal) >= 0 || text.IndexOf("\"sops\":", StringComparison.Ordinal) >= 0 || text.IndexOf("sops_mac=", StringComparison.Ordinal) >= 0);

    private static bool Begins(string text, string start) => text.StartsWith(start, StringComparison.Ordinal);
}
