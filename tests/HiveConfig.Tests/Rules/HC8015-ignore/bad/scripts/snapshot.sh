#!/bin/bash
set -euo pipefail
curl --silent --show-error --fail --cacert /etc/elasticsearch/certs/ca.crt --netrc-file /etc/hive-backup/netrc \
  -X PUT 'https://node1:9200/_snapshot/hive/nightly?wait_for_completion=true' -H 'Content-Type: application/json' -d '{
    "indices": "thehive*",
    "ignore_unavailable": true
  }'
