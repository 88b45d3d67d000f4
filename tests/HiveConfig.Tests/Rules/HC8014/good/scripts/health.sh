#!/bin/bash
curl --silent --fail --cacert /etc/elasticsearch/certs/ca.crt --netrc-file /etc/hive/netrc https://node1:9200/_cluster/health
