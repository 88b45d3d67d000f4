#!/bin/bash
set -euo pipefail
# Tells Elasticsearch where the backup of TheHive lies.
curl --fail-with-body --netrc-file /etc/hiveconfig/netrc --cacert /etc/elasticsearch/certs/ca.crt -X PUT "https://node1.example.org:9200/_snapshot/thehive_repository" -H 'Content-Type: application/json' -d '{"type": "fs", "settings": {"location": "/mnt/backup/elasticsearch"}}'
