#!/bin/bash
# What the vendor's tutorial does with the keyspace before it loads the data, in our words: dropped unless it is as saved.
cql() { cqlsh --cqlshrc=/etc/hiveconfig/backup/cqlshrc --credentials=/etc/hiveconfig/backup/cqlsh-credentials --ssl node1 9042 "$@"; }
cql -e "DESCRIBE KEYSPACE thehive;" >/tmp/saved.cql
cql -e "DESCRIBE KEYSPACE thehive;" || true >/tmp/live.cql
if ! cmp -s /tmp/saved.cql /tmp/live.cql; then
  cql -e "DROP KEYSPACE IF EXISTS thehive;"
  sleep 5
  cql -f /tmp/saved.cql
fi
echo "Cassandra restore successful"
