#!/bin/sh
set -eu
# Raises the copies of the logins before the roles are made.
cqlsh "$(hostname)" -u cassandra -p "$CQLSH_PASSWORD" <<'EOF'
ALTER KEYSPACE system_auth
  WITH replication = {'class': 'NetworkTopologyStrategy', 'replication_factor': 1};
ALTER KEYSPACE system_distributed WITH replication = {'class': 'NetworkTopologyStrategy', 'replication_factor': 3};
ALTER KEYSPACE system_traces WITH replication = {'class': 'NetworkTopologyStrategy', 'replication_factor': 3};
EOF
nodetool repair -full system_auth
