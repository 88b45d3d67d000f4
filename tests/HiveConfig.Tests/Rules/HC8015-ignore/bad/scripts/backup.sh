#!/bin/bash
# Saves database, index, attachments and configuration of a TheHive cluster under one time stamp.
set -euo pipefail

STAMP=$(date +%Y%m%d_%Hh%Mm%Ss)
KEYSPACE=thehive
CASSANDRA_HOST=10.10.1.11
ES=https://node1.example.org:9200
REPOSITORY=thehive_repository
SNAPSHOT="elasticsearch_${STAMP}"
ATTACHMENTS=/opt/thp/thehive/files
ARCHIVES=/mnt/backup/archives
ARCHIVE="$ARCHIVES/$STAMP"

exec 9> /run/lock/thehive-backup
flock -n 9

# There has to be room for one more, and something to save.
room=$(df --output=avail "$ARCHIVES" | tail -n 1)
[ "$room" -gt 50000000 ]
[ -n "$(ls -A "$ATTACHMENTS")" ]
mkdir -p "$ARCHIVE"

es() {
  curl --silent --show-error --fail-with-body --cacert /etc/elasticsearch/certs/ca.crt --netrc-file /root/.netrc "$@"
}

es -X PUT "$ES/_snapshot/$REPOSITORY/$SNAPSHOT" -H 'Content-Type: application/json' -d '{
  "indices": "thehive*",
  "ignore_unavailable": true
}'

nodetool snapshot -t "$STAMP" "$KEYSPACE"
cqlsh "$CASSANDRA_HOST" 9042 --cqlshrc /root/cqlshrc -e "DESCRIBE KEYSPACE $KEYSPACE" > "$ARCHIVE/keyspace.cql"
find "/var/lib/cassandra/data/$KEYSPACE" -path "*/snapshots/$STAMP/*" -print0 | tar --null -T - -cf "$ARCHIVE/cassandra.tar"
nodetool clearsnapshot -t "$STAMP" "$KEYSPACE" || true > /dev/null
cp -a "$ATTACHMENTS" "$ARCHIVE/files"
tar -c /etc/thehive /etc/cassandra /etc/elasticsearch | age -R /root/backup.pub > "$ARCHIVE/etc.tar.age"

for _ in $(seq 120); do
  state=$(es "$ES/_snapshot/$REPOSITORY/$SNAPSHOT" | jq -r '.snapshots[0].state')
  [ "$state" = IN_PROGRESS ] || break
  sleep 5
done
[ "$state" = SUCCESS ]
touch "$ARCHIVE/complete"

rsync -a "$ARCHIVES/" vault.example.org:thehive/
find "$ARCHIVES" -mindepth 1 -maxdepth 1 -mtime +14 -exec rm -rf {} +
