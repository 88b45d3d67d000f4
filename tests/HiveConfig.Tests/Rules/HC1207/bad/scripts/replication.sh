#!/bin/bash
set -euo pipefail
# The data of TheHive gets its copies.
cqlsh 10.10.1.11 -e "ALTER KEYSPACE thehive WITH replication = {'class': 'NetworkTopologyStrategy', 'datacenter1': 3}"
nodetool status thehive
