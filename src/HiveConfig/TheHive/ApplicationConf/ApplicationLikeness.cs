using System;
using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>Tells TheHive's application.conf from that of Cortex and of every other program made with Play or Akka.</summary>
internal static class ApplicationLikeness
{
    private static readonly string[] OwnWords = ["janusgraph", "scalligraph", "org.thp.thehive", "/etc/thehive", "/opt/thp/thehive", "/opt/thehive"];

    private static readonly string[] OtherWords = ["slick.", "db.default", "play.evolutions", "ebean", "jdbc:"];

    private static readonly HashSet<string> OwnSections = new(["storage", "cortex", "misp", "notification"], StringComparer.Ordinal);

    // Sections of Play and Akka themselves say nothing about who uses them.
    private static readonly HashSet<string> AnybodysSections = new(
        ["include", "play", "akka", "pekko", "http", "application", "auth", "logger", "session", "ws", "user", "stream", "s3", "kamon", "proxy", "db"],
        StringComparer.Ordinal);

    private static readonly string[] SystemNames = ["akka://", "akka.tcp://", "pekko://"];

    /// <summary>The look of a text.</summary>
    internal static Likeness Of(string text)
    {
        if (Holds(text, OwnWords))
        {
            return Likeness.Own;
        }

        if (Holds(text, OtherWords) || IsOfAnotherSystem(text))
        {
            return Likeness.Other;
        }

        var isOwn = TopKeys.Any(text, key => OwnSections.Contains(First(key)));
        var isOther = TopKeys.Any(text, key => !OwnSections.Contains(First(key)) && !AnybodysSections.Contains(First(key)) && IsSection(First(key)));
        return isOwn == isOther ? Likeness.Unclear : isOwn ? Likeness.Own : Likeness.Other;
    }

    private static bool Holds(string text, string[] words) => Array.Exists(words, word => text.IndexOf(word, StringComparison.Ordinal) >= 0);

    // Play calls its actor system 'application'; whoever calls it otherwise says who he is.
    private static bool IsOfAnotherSystem(string text)
    {
        foreach (var scheme in SystemNames)
        {
            for (var at = text.IndexOf(scheme, StringComparison.Ordinal); at >= 0; at = text.IndexOf(scheme, at + 1, StringComparison.Ordinal))
            {
                var start = at + scheme.Length;
                var end = start;
                while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_'))
                {
                    end++;
                }

                if (end > start && end < text.Length && text[end] == '@' && string.CompareOrdinal(text, start, "application", 0, Math.Max(end - start, "application".Length)) != 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    // A letter or two is nobody's section.
    private static bool IsSection(string word) => word.Length > 2 && char.IsLetter(word[0]);

    private static string First(string key) => key.IndexOf('.') is >= 0 and var dot ? key.Substring(0, dot) : key;
}
