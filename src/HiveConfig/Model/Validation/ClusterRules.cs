using System.Collections.Generic;

namespace HiveConfig.Model;

/// <summary>
/// The rules of the model alone, HC0xxx. What a rule about files says too is reported under that rule's id.
/// </summary>
public static class ClusterRules
{
    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<ClusterRule> All { get; } =
    [
        new(
            "HC0001",
            "cluster-file-syntax",
            "cluster.yaml is one YAML 1.1 document",
            "Nothing can be said of a text that cannot be read.",
            "Repair the syntax at the place named."),
        new(
            "HC0002",
            "cluster-unknown-key",
            "Every key of cluster.yaml is known",
            "A misspelt key would silently leave a default in place.",
            "Correct the spelling, or remove the key."),
        new(
            "HC0003",
            "cluster-value-type",
            "Every value of cluster.yaml has the shape its key takes",
            "A list where a word belongs says something nobody can guess.",
            "Write the value as the message says."),
        new(
            "HC0004",
            "cluster-bad-value",
            "Every value of cluster.yaml is of the kind its key takes",
            "The value would reach the machines as it is, and stop a service there.",
            "Write a value as the message says."),
        new(
            "HC0005",
            "cluster-duplicate-key",
            "No setting of cluster.yaml is stated twice",
            "One of the two would silently win.",
            "Keep one of them."),
        new(
            "HC0006",
            "cluster-missing-key",
            "Every key that has no default is there",
            "Nobody but you knows the answer, and a guess can split or empty a cluster.",
            "Add the key."),
        new(
            "HC0010",
            "cluster-node-names-distinct",
            "Node names are distinct",
            "The name is the directory of the node's files and its name in Elasticsearch and HAProxy.",
            "Give each node a name of its own."),
        new(
            "HC0011",
            "cluster-addresses-distinct",
            "Node addresses are distinct",
            "Two machines cannot have one address: one of them would get no traffic, or that of the other.",
            "Give each node its own address."),
        new(
            "HC0012",
            "cluster-address-reachable",
            "Every node has an address that the other machines reach",
            "Loopback, wildcard and multicast addresses lead every machine to itself, or to none.",
            "Give the address by which the other machines reach the node."),
        new(
            "HC0013",
            "cluster-roles-filled",
            "Every needed role has a node",
            "Without one of its services the cluster does not work.",
            "Give the role to a node."),
        new(
            "HC0014",
            "cluster-size",
            "A cluster has at most 300 nodes",
            "More were never tried, and are a slip of the pen.",
            "State the machines of one cluster."),
        new(
            "HC0015",
            "cluster-replicas-fit",
            "There are more Elasticsearch nodes than copies of a shard",
            "A copy without a node of its own is never made: the index stays yellow for ever.",
            "State fewer replicas, or add Elasticsearch nodes."),
        new(
            "HC0016",
            "cluster-paths-apart",
            "The data of Cassandra and Elasticsearch does not lie on the NFS share, nor the share in the data",
            "Cassandra on NFS loses data, and all nodes would write to one directory.",
            "Choose directories that do not contain each other."),
        new(
            "HC0017",
            "cluster-accounts-distinct",
            "Accounts differ from each other and from the built-in ones",
            "Dropping the built-in account would drop the one that is needed, and TheHive needs no administrator.",
            "Choose other names."),
        new(
            "HC0018",
            "cluster-replicas-kept",
            "Where several Elasticsearch nodes hold data, each shard has a copy",
            "Without a copy the loss of one node takes a part of the index with it: TheHive finds nothing until all of it is built anew.",
            "State one replica or more, or leave 'replicas' out."),
        new(
            "HC0020",
            "cluster-version-written",
            "Files for the stated versions can be written",
            "The settings of an unknown version are a guess, and a wrong one stops the service.",
            "State a version that is written, or wait for one of HiveConfig that writes yours."),
        new(
            "HC0021",
            "cluster-thehive-version",
            "TheHive's version is in the vendor's support table",
            "Nobody has said what an older or newer one works with.",
            "State a supported version."),
        new(
            "HC0030",
            "cluster-secret-stated",
            "Every secret that is needed is stated",
            "A service without its password does not start, or lets everybody in.",
            "Add the reference below 'secrets'."),
        new(
            "HC0031",
            "cluster-secret-found",
            "Every reference leads to a secret",
            "Nothing is written as long as one secret is missing.",
            "Create the secret, by hand or with generate --init-secrets."),
        new(
            "HC0032",
            "cluster-secret-writable",
            "Every secret is a line of visible characters",
            "A blank secret is none, and a control character ends the value in the middle of a file.",
            "Choose a secret of letters, digits and punctuation."),
        new(
            "HC0040",
            "cluster-bucket-in-certificate",
            "A bucket that is part of the host has no dot in its name",
            "A certificate for all hosts of a domain covers one label: the connection would be refused.",
            "Let requests name the bucket in their path, or take another name."),
        new(
            "HC0041",
            "cluster-option-in-version",
            "The stated version of TheHive has every stated option",
            "The version would ignore it, or not start.",
            "State a later version, or leave the option out."),
        new(
            "HC0042",
            "cluster-option-has-effect",
            "Every stated option has an effect",
            "Whoever wrote it relies on something that does not happen.",
            "State what it depends on, or leave it out."),
        new(
            "HC0043",
            "cluster-option-licensed",
            "The stated licence has every stated option",
            "TheHive may refuse what the licence has not.",
            "Ask the vendor, or leave the option out."),
        new(
            "HC0050",
            "cluster-datacenters-stated",
            "Either every Cassandra node states its datacenter or none does",
            "A forgotten one would found a datacenter of its own, which no node leaves after its first start.",
            "State 'dc' on the nodes named."),
        new(
            "HC0051",
            "cluster-encrypted",
            "The cluster's connections are encrypted",
            "Without, passwords cross the network in clear, and Elasticsearch cannot ask for logins.",
            "Write 'tls: true', or keep everybody else out of the network."),
        new(
            "HC0052",
            "cluster-index-address",
            "TheHive reaches Elasticsearch by an IPv4 address or a name",
            "JanusGraph takes what follows the first colon of an Elasticsearch host for its port.",
            "Give the node a name, beside its address ('dns') or in its place."),
        new(
            "HC0060",
            "cluster-node-known",
            "A node that is named is one of the nodes",
            "Its address cannot be found.",
            "Name one of the nodes, or add it to them."),
        new(
            "HC0061",
            "cluster-storage-role",
            "The node that exports the attachments has the role storage, or runs TheHive, and no other has that role",
            "A machine would do what its roles do not say, or wait for a share that nobody uses.",
            "Give the role to the node that 'storage' names."),
        new(
            "HC0062",
            "cluster-export-is-location",
            "A TheHive node that exports the attachments exports the directory that it reads",
            "It mounts nothing, so it would keep its own attachments where no other node finds them.",
            "Leave 'export' out, or state the same directory for 'export' and 'mount'."),
        new(
            "HC0063",
            "cluster-extra-known",
            "Every setting of 'extra' is known to the version that reads it",
            "Cassandra and Elasticsearch do not start with a setting that they do not know.",
            "Correct the name, or leave the setting out."),
        new(
            "HC0064",
            "cluster-extra-value",
            "Every setting of 'extra' has a value that its program takes",
            "Cassandra and Elasticsearch do not start with a value that they cannot read.",
            "Write a value as the message says."),
        new(
            "HC0065",
            "cluster-extra-own",
            "No setting of 'extra' is one that is written anyway",
            "One of the two would silently win, and the rest of the cluster would not know of it.",
            "State it where the message says."),
        new(
            "HC0066",
            "cluster-extra-writable",
            "Every setting of 'extra' can be written, and none is a secret",
            "cluster.yaml is no place for secrets, and a broken line breaks the file.",
            "Leave the setting out, or take other characters."),
        new(
            "HC0067",
            "cluster-extra-spelling",
            "No setting of 'extra' is a misspelt setting of TheHive",
            "TheHive says nothing about a setting that it does not know.",
            "Correct the name; one that is meant as it is may stay."),
        new(
            "HC0068",
            "cluster-extra-old-name",
            "No setting of 'extra' has an old name",
            "The next version of Cassandra refuses it, and the whole file with it.",
            "Take the new name, with its unit."),
        new(
            "HC0070",
            "cluster-tls-files",
            "A store or certificate of 'tls' is a file",
            "'/' is a directory: HAProxy would look through it for certificates, and the JVMs would not start.",
            "State the path of the file, or nothing for the usual one."),
        new(
            "HC0071",
            "cluster-backup-kept",
            "At least one backup is kept, and at most a thousand",
            "With none there is nothing to restore; more fill every disk.",
            "State how many days back you want to go."),
        new(
            "HC0072",
            "cluster-backup-apart",
            "Backups lie apart from what they are backups of",
            "A backup of the directory of backups grows with every run, and a full disk stops the service that shares it.",
            "Choose directories that do not contain each other."),
        new(
            "HC0073",
            "cluster-backup-leaves",
            "Backups are copied to a machine that is none of the cluster's",
            "What destroys the machine that keeps them, or somebody who has root on it, destroys them all.",
            "Name the machine with 'offHost' below 'backup'."),
        new(
            "HC0074",
            "cluster-backup-export",
            "An Elasticsearch node that exports the share of snapshots exports the directory that it writes",
            "It mounts nothing, so its own part of each snapshot would lie where no other node finds it.",
            "Leave 'export' out, or state the same directory for 'export' and 'mount'."),
    ];
}
