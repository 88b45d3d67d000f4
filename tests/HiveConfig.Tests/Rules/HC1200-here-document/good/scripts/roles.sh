#!/bin/bash
set -euo pipefail
cqlsh 10.10.1.11 <<'EOF'
CREATE KEYSPACE IF NOT EXISTS thehive WITH replication = {'class': 'NetworkTopologyStrategy', 'datacenter1': 3};
GRANT ALL PERMISSIONS ON KEYSPACE thehive TO thehive;
EOF
