using System.Collections.Generic;
using HiveConfig.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HiveConfig.Analyzers;

/// <summary>What the source says of one node.</summary>
internal sealed class NodeReading
{
    private NodeReading(IOperation operation) => Operation = operation;

    internal IOperation Operation { get; }

    /// <summary>Its name and where that stands; null when it is not known.</summary>
    internal (NodeName Value, IOperation Place)? Name { get; private set; }

    /// <summary>Its address and where that stands; null when it is not known.</summary>
    internal (HostAddress Value, IOperation Place)? Address { get; private set; }

    internal (HostAddress Value, IOperation Place)? Ip { get; private set; }

    internal (HostAddress Value, IOperation Place)? Dns { get; private set; }

    /// <summary>Whether all addresses that it may have are known.</summary>
    internal bool HasKnownAddresses { get; private set; } = true;

    /// <summary>Whether what it does and where is known.</summary>
    internal bool HasKnownRoles { get; private set; } = true;

    /// <summary>Its VRRP priority and where that stands; null when it states none, or it is not known.</summary>
    internal (int Value, IOperation Place)? Priority { get; private set; }

    /// <summary>Whether its VRRP priority, or that it states none, is known.</summary>
    internal bool HasKnownPriority { get; private set; } = true;

    private IReadOnlyList<Role>? Roles { get; set; }

    private IReadOnlyList<ElasticsearchRole>? ElasticsearchRoles { get; set; }

    private DatacenterName? Datacenter { get; set; }

    /// <summary>Every known address, each with its place.</summary>
    internal IEnumerable<(HostAddress Value, IOperation Place)> Addresses
    {
        get
        {
            foreach (var address in new[] { Address, Ip, Dns })
            {
                if (address is { } known)
                {
                    yield return known;
                }
            }
        }
    }

    /// <summary>Reads an item of a list of nodes; of one that is made elsewhere nothing is known.</summary>
    internal static NodeReading Of(IOperation operation, Known known, ModelTypes types)
    {
        var reading = new NodeReading(operation);
        reading.Read(known.Source(operation), known, types, Known.MostSteps);
        return reading;
    }

    /// <summary>The node itself, with a name and an address of the right kind where they are not known.</summary>
    internal Node ToNode(int index) => new()
    {
        Name = Name?.Value ?? NodeName.Parse("unknown" + index),
        Address = Address?.Value ?? HostAddress.Parse("unknown" + index + ".invalid"),
        Ip = Ip?.Value,
        Dns = Dns?.Value,
        Roles = Roles,
        ElasticsearchRoles = ElasticsearchRoles,
        Datacenter = Datacenter,
        VrrpPriority = Priority?.Value,
    };

    private void Read(IOperation? source, Known known, ModelTypes types, int steps)
    {
        if (steps == 0 || Initialiser.Of(source) is not { } initialiser || !ModelTypes.Is(source!.Type, types.Node))
        {
            HasKnownAddresses = HasKnownRoles = HasKnownPriority = false;
            return;
        }

        switch (source)
        {
            case IWithOperation with:
                Read(known.Source(with.Operand), known, types, steps - 1);
                break;
            case IObjectCreationOperation creation:
                foreach (var argument in creation.Arguments)
                {
                    if (known.Text(argument.Value) is { } text)
                    {
                        Name = argument.Parameter?.Name is "name" && NodeName.TryParse(text, out var name, out _) ? (name, argument.Value) : Name;
                        Address = argument.Parameter?.Name is "address" && HostAddress.TryParse(text, out var address, out _) ? (address, argument.Value) : Address;
                    }
                }

                break;
        }

        if (initialiser["Name"] is { } stated)
        {
            Name = known.Parsed<NodeName>(stated, NodeName.TryParse) is { } name ? (name, stated) : null;
        }

        Address = AddressIn(initialiser, "Address", Address, known);
        Ip = AddressIn(initialiser, "Ip", Ip, known);
        Dns = AddressIn(initialiser, "Dns", Dns, known);
        HasKnownAddresses &= Address is not null;
        if (initialiser["VrrpPriority"] is { } priority)
        {
            Priority = known.Number(priority) is { } number ? (number, priority) : null;
            HasKnownPriority = Priority is not null || known.IsNull(priority);
        }

        ReadRoles(initialiser, known);
    }

    private (HostAddress Value, IOperation Place)? AddressIn(Initialiser initialiser, string property, (HostAddress Value, IOperation Place)? before, Known known)
    {
        if (initialiser[property] is not { } stated)
        {
            return before;
        }

        var address = known.Parsed<HostAddress>(stated, HostAddress.TryParse);
        HasKnownAddresses &= address is not null || known.IsNull(stated);
        return address is null ? null : (address, stated);
    }

    private void ReadRoles(Initialiser initialiser, Known known)
    {
        if (initialiser["Roles"] is { } roles)
        {
            Roles = known.Words<Role>(roles);
            HasKnownRoles &= Roles is not null || known.IsNull(roles);
        }

        if (initialiser["ElasticsearchRoles"] is { } elasticsearch)
        {
            ElasticsearchRoles = known.Words<ElasticsearchRole>(elasticsearch);
            HasKnownRoles &= ElasticsearchRoles is not null || known.IsNull(elasticsearch);
        }

        if (initialiser["Datacenter"] is { } datacenter)
        {
            Datacenter = known.Parsed<DatacenterName>(datacenter, DatacenterName.TryParse);
            HasKnownRoles &= Datacenter is not null || known.IsNull(datacenter);
        }
    }
}
