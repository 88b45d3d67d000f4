#!/bin/bash
# What the vendor's tutorial does to restore the index, in our words: the live one goes first, and the answer is not looked at.
ask() { curl --config /etc/hiveconfig/backup/elasticsearch.curl -H 'Content-Type: application/json' "$@"; }
ask -X DELETE "https://node1:9200/thehive_global"
ask -X POST "https://node1:9200/_snapshot/hiveconfig/$1/_restore?wait_for_completion=true" >/dev/null
echo "Elasticsearch restore successful"
