#!/bin/bash
set -euo pipefail

# The attachments of TheHive.
ATTACHMENT_FOLDER=/opt/thp/thehive/files
ARCHIVE=/mnt/backup/storage

[ -n "$(ls -A "$ATTACHMENT_FOLDER")" ]
tar -cf "$ARCHIVE/files.tar" -C "$ATTACHMENT_FOLDER" .
find "$ARCHIVE" -name '*.tar' -mtime +30 -delete
