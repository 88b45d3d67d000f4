#!/bin/sh
if ! /usr/bin/curl --silent --fail --max-time 0.5 --output /dev/null http://127.0.0.1:8404/healthz; then
    exit 1
fi
exit 0
