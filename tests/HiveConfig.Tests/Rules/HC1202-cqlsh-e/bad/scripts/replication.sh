#!/bin/bash
docker exec -i cassandra cqlsh -u cassandra -p s3cret -e "ALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', 'replication_factor': 1}"
docker exec -i cassandra cqlsh -u cassandra -p s3cret -e "ALTER KEYSPACE system_distributed WITH replication = {'class': 'NetworkTopologyStrategy', 'replication_factor': 3}"
docker exec -i cassandra cqlsh -u cassandra -p s3cret -e "ALTER KEYSPACE system_traces WITH replication = {'class': 'NetworkTopologyStrategy', 'replication_factor': 3}"
nodetool repair -full system_auth
