#!/bin/bash
set -euo pipefail
# The password comes from the vault.
/usr/share/elasticsearch/bin/elasticsearch-users useradd monitor -p "$MONITOR_PASSWORD" -r superuser
