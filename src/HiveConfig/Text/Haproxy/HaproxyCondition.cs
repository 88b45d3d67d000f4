namespace HiveConfig.Text;

/// <summary>The condition at the end of a line: <c>if</c> or <c>unless</c>, names of ACLs, and expressions between braces that stand as words.</summary>
internal static class HaproxyCondition
{
    internal static void Check(HaproxySection section, HaproxyLine line, FaultList faults)
    {
        var start = 1;
        while (start < line.Words.Count && (line.Words[start].IsQuoted || !(line.Words[start].Text is "if" or "unless")))
        {
            start++;
        }

        for (var i = start + 1; i < line.Words.Count; i++)
        {
            var word = line.Words[i];
            var name = word.Text.TrimStart('!');
            if (name.Length == 0 || name is "or" or "OR" or "||")
            {
                continue;
            }

            if (name is not "{")
            {
                if (!HaproxyKeywords.Acls.Contains(name) && !IsDeclared(section, name))
                {
                    faults.Unknown(word.Span, $"there is no acl '{name}' before this line", name, section.Acls);
                }

                continue;
            }

            if (line.At(i + 1) is { } fetch && !fetch.Is("}"))
            {
                HaproxySamples.Check(fetch, faults);
            }

            while (i < line.Words.Count && !line.Words[i].Is("}"))
            {
                i++;
            }

            if (i == line.Words.Count)
            {
                faults.Syntax(word.Span, "'{' without its '}' as a word of its own");
            }
        }
    }

    // The section holds the lines up to this one: an ACL must stand before its use.
    private static bool IsDeclared(HaproxySection section, string name)
    {
        for (HaproxySection? place = section; place is not null; place = place.Defaults)
        {
            if (place.DeclaresAcl(name))
            {
                return true;
            }
        }

        return false;
    }
}
