#!/bin/bash
# What the vendor's tutorial does with the database, in our words: a snapshot of one node, copied into an archive.
DATA=/var/lib/cassandra
NAME=cassandra_20260101_01h30m00s
INTO=/mnt/backup/cassandra/$NAME
mkdir -p "$INTO"
nodetool snapshot -t $NAME thehive
for table in $DATA/data/thehive/*; do
  mkdir -p "$INTO/$(basename "$table")"
  cp -r "$table/snapshots/$NAME/"* "$INTO/$(basename "$table")"
done
nodetool clearsnapshot -t $NAME thehive
tar cf "$INTO.tar" -C /mnt/backup/cassandra $NAME
rm -rf "$INTO"
echo "Full backup successful"
