using System;

namespace HiveConfig.Lint;

/// <summary>Something that several rules ask about a repo: it is found out once for each.</summary>
/// <param name="find">Finds it out, from the repo alone.</param>
internal sealed class Question<T>(Func<Repo, T> find)
    where T : class
{
    /// <summary>The answer.</summary>
    internal T Of(Repo repo) => repo.Answer(this, find);
}
