#!/bin/bash
# Gives index, database and attachments back from one time stamp; TheHive is stopped everywhere.
set -eo pipefail

STAMP=$1
# STORAGE is /opt/thp/thehive/files on our machines.
ES=https://node1.example.org:9200
ARCHIVE="/mnt/backup/archives/$STAMP"
LATEST_ARCHIVE=$(find "$ARCHIVE" -name cassandra.tar)
if [ -z "$LATEST_ARCHIVE" ]; then
  echo 'nothing to restore' >&2
  exit 1
fi

es() {
  curl --silent --show-error --fail-with-body --cacert /etc/elasticsearch/certs/ca.crt --netrc-file /root/.netrc "$@"
}

state=$(es "$ES/_snapshot/thehive_repository/elasticsearch_$STAMP" | jq -r '.snapshots[0].state')
[ "$state" = SUCCESS ]
es -X DELETE "$ES/thehive_global"
answer=$(curl --silent -X POST "$ES/_snapshot/thehive_repository/elasticsearch_$STAMP/_restore?wait_for_completion=true")
[ "$(jq .snapshot.shards.failed <<< "$answer")" = 0 ]

cqlsh -e 'DESCRIBE KEYSPACE thehive' > /tmp/now.cql || true
if ! cmp -s /tmp/now.cql "$ARCHIVE/keyspace.cql"; then
  cqlsh -e 'DROP KEYSPACE IF EXISTS thehive'
  cqlsh -f "$ARCHIVE/keyspace.cql"
  cqlsh -e 'GRANT ALL PERMISSIONS ON KEYSPACE thehive TO thehive'
fi
work=$(mktemp -d)
tar -C "$work" -xf "$LATEST_ARCHIVE"
for table in "$work"/thehive/*/; do
  sstableloader -f /etc/cassandra/cassandra.yaml -d 10.10.1.11 "$table"
done
rm -rf "${STORAGE:?}"/*
cp -a "$ARCHIVE/files/." /opt/thp/thehive/files
