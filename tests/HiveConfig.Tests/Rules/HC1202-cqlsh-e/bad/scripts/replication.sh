#!/bin/bash
docker exec -i cassandra cqlsh -u cassandra -p s3cret -e "ALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', 'replication_factor': 1}"
nodetool repair -full system_auth
