namespace HiveConfig.Cli;

/// <summary>The help of <c>lint</c>: it has more options than a screen has lines, so those that belong together share one.</summary>
internal static class LintHelp
{
    internal const string Text = """
        Description:
          Checks the config files of a cluster against each other and against what their programs accept.

        Usage:
          hiveconfig lint [PATH...] [options]        files or directories; the working directory when none is given

        Options:
          --select RULE..., --ignore RULE...         only these rules, or not these: ids, names or HC3*
          --fail-on SEVERITY                         exit 1 from here on: error (the default), warning, info, never
          --format FORMAT, --report FORMAT=FILE      text, json, sarif, github, gitlab, junit, checkstyle; to a file too
          --target PRODUCT=VERSION, --cluster FILE   judge by cassandra=4.1; check against a cluster.yaml too
          --config FILE, --environment NAME          not the nearest hiveconfig.yaml; only this environment
          --baseline FILE, --write-baseline FILE     leave out what this file knows; write it
          --fix, --diff                              mend what has one right answer; with --diff only show it
          --no-ignores, --vars FILE                  tell what comments silence; values of {{ name }} in templates
          --list-files, --stdin-filename FILE        kind and node of each file; read this one from standard input
          --quiet, --color, --no-annotations         say nothing of success; colour; no annotations in GitHub Actions
          --allow-empty                              exit 0, not 5, when there is nothing to lint

        Example:
          hiveconfig lint out --fail-on warning --report sarif=out.sarif

        """;
}
