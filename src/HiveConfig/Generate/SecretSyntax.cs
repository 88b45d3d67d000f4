using System;

namespace HiveConfig.Generate;

/// <summary>How a secret stands in a file of one syntax.</summary>
/// <param name="Clear">The secret itself, quoted and escaped.</param>
/// <param name="Expression">What stands between <c>{{</c> and <c>}}</c> for an Ansible variable of that name: the filter does the quoting.</param>
public sealed record SecretSyntax(Func<string, string> Clear, Func<string, string> Expression);
