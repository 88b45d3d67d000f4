using System;
using System.Collections.Generic;
using System.Linq;
using FluentValidation;
using FluentValidation.Results;

namespace HiveConfig.Model;

/// <summary>Whether a cluster can work.</summary>
public static class ClusterValidation
{
    /// <summary>Everything that is wrong with a cluster; empty when all is well. With an error among it nothing must be written.</summary>
    public static IReadOnlyList<ClusterProblem> Validate(this Cluster cluster)
        => new ClusterValidator().Validate(cluster).Errors
            .Select(failure => cluster.Origin.Locate(ProblemOf(failure)))
            .OrderBy(problem => problem.Span)
            .ToList();

    private static ClusterProblem ProblemOf(ValidationFailure failure)
        => new(failure.Severity == Severity.Error ? ProblemSeverity.Error : ProblemSeverity.Warning, failure.ErrorCode, failure.ErrorMessage)
        {
            Setting = failure.PropertyName ?? "",
            Related = failure.CustomState is ClusterPlace place ? [place] : [],
        };
}
