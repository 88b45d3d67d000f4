#!/bin/bash
# What the vendor's tutorial does to restore them, in our words: the live folder is emptied first.
ATTACHMENT_FOLDER=/opt/thp/thehive/files
ARCHIVE=/mnt/backup/storage/files_20260101_01h30m00s
tar xf "$ARCHIVE.tar" -C /mnt/backup/storage
rm -rf "$ATTACHMENT_FOLDER"/*
cp -r "$ARCHIVE/"* "$ATTACHMENT_FOLDER"
rm -rf "$ARCHIVE"
echo "Restore done"
