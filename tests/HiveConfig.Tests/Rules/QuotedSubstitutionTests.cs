using System.Linq;
using HiveConfig.Lint;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>What stands in quotes is no substitution to HOCON.</summary>
public sealed class QuotedSubstitutionTests
{
    private const string Path = "node1/etc/thehive/application.conf";

    [Theory]
    [InlineData("db.janusgraph.storage.password = \"${CASSANDRA_PASSWORD}\"", "'db.janusgraph.storage.password' is a substitution in quotes, which is taken as it stands, expected the substitution outside quotes")]
    [InlineData("db.janusgraph.storage.username = \"${?CASSANDRA_USER}\"", "'db.janusgraph.storage.username' is '${?CASSANDRA_USER}' in quotes, which is taken as it stands, expected the substitution outside quotes")]
    [InlineData("application.baseUrl = \"https://${PUBLIC_HOST}/\"", "'application.baseUrl' is 'https://${PUBLIC_HOST}/' in quotes, which is taken as it stands, expected the substitution outside quotes")]
    [InlineData("application.baseUrl = \"${public.url}\"", "'application.baseUrl' is '${public.url}' in quotes, which is taken as it stands, expected the substitution outside quotes")]
    [InlineData("db.janusgraph.storage.hostname = [\"${CASSANDRA_1}\", \"${CASSANDRA_2}\"]", "'db.janusgraph.storage.hostname' is '${CASSANDRA_1}' in quotes, which is taken as it stands, expected the substitution outside quotes")]
    [InlineData("db.janusgraph.storage.username = \"${U_1}\"\ndb.janusgraph.storage.password = \"${P_1}\"", "'db.janusgraph.storage.username', 'db.janusgraph.storage.password' have substitutions in quotes, which are taken as they stand, expected the substitution outside quotes")]
    public void InQuotesItIsTold(string lines, string message)
    {
        // Where HOCON fills in something else, it was meant to fill in this.
        foreach (var (more, severity) in new[] { ("", Severity.Warning), ("http.port = 9000\nhttp.port = ${?PORT}\n", Severity.Error) })
        {
            var finding = Assert.Single(Lint((Path, lines + "\n" + more)));
            Assert.Equal("HC7001", finding.Rule.Id);
            Assert.Equal(message, finding.Message);
            Assert.Equal(severity, finding.Severity);
        }
    }

    [Theory]
    [InlineData("db.janusgraph.storage.password = ${CASSANDRA_PASSWORD}")]
    [InlineData("db.janusgraph.storage.password = ${?CASSANDRA_PASSWORD}")]
    [InlineData("application.baseUrl = \"https://\"${PUBLIC_HOST}\"/\"")]
    [InlineData("# db.janusgraph.storage.password = \"${CASSANDRA_PASSWORD}\"")]
    [InlineData("notification.text = \"${caseId} was opened\"")]
    [InlineData("notification.text = \"costs $5 {net}\"")]
    [InlineData("notification.text = \"$${NAME}\"")]
    [InlineData("notification.text = \"${}\"")]
    [InlineData("notification.text = \"${1}\"")]
    public void OutsideOrWithAnotherMeaningItIsNot(string line) => Assert.Empty(Lint((Path, line + "\nhttp.port = 9000\nhttp.port = ${?PORT}\n")));

    [Theory]
    [InlineData("templates/application.conf.j2", "")]
    [InlineData("templates/application.conf.tpl", "")]
    [InlineData(Path, "http.address = \"{{ ansible_host }}\"\n")]
    public void ATemplateIsFilledInBefore(string path, string more)
        => Assert.Empty(Lint((path, "db.janusgraph.storage.password = \"${CASSANDRA_PASSWORD}\"\n" + more)));

    private static Finding[] Lint(params (string, string)[] files) => [.. TestTree.Lint(TestTree.One(files)).Where(finding => finding.Rule.Id is "HC7001")];
}
