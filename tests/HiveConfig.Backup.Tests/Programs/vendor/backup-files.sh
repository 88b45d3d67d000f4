#!/bin/bash
# What the vendor's tutorial does with the attachments, in our words: copied, packed, no question asked.
ATTACHMENT_FOLDER=/opt/thp/thehive/files
INTO=/mnt/backup/storage/files_20260101_01h30m00s
mkdir -p "$INTO"
cp -r "$ATTACHMENT_FOLDER/"* "$INTO"
tar cf "$INTO.tar" -C /mnt/backup/storage files_20260101_01h30m00s
rm -rf "$INTO"
echo "Backup done"
