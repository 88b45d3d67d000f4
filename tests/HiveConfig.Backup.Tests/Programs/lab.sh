# Makes the machines of the lab out of their directories, in a mount namespace of their own; says 'ready' and waits for the end of its input.
# $1 the directory of the lab. Below it: nodes/NODE (the root), local/NODE (its /usr/local), world (what all share), mounts (NODE WHERE FROM
# or NODE WHERE tmpfs:SIZE), owners/NODE (owner, mode and path of each file).
set -eu
exec 2>&1
lab=$1
for root in "$lab"/nodes/*; do
  node=${root##*/}
  for name in bin sbin lib lib32 lib64 libx32; do
    if [ -h "/$name" ]; then
      cp -a "/$name" "$root/$name"
    elif [ -d "/$name" ]; then
      mkdir "$root/$name"
      mount --bind "/$name" "$root/$name"
    fi
  done
  mkdir -p "$root/usr" "$root/dev" "$root/proc" "$root/run/lab" "$root/tmp" "$root/etc/alternatives"
  chmod 1777 "$root/tmp"
  mount --bind /usr "$root/usr"
  mount -o remount,ro,bind "$root/usr"
  mount --bind "$lab/local/$node" "$root/usr/local"
  mount --bind /dev "$root/dev"
  mount -t proc proc "$root/proc"
  mount --bind "$lab/world" "$root/run/lab"
  [ ! -d /etc/alternatives ] || mount --bind /etc/alternatives "$root/etc/alternatives"
done
while read -r node where from; do
  mkdir -p "$lab/nodes/$node$where"
  case $from in
    tmpfs:*) mount -t tmpfs -o "mode=755,size=${from#tmpfs:}" tmpfs "$lab/nodes/$node$where" ;;
    *) mount --bind "$lab/$from" "$lab/nodes/$node$where" ;;
  esac
done <"$lab/mounts"
for root in "$lab"/nodes/*; do
  chroot "$root" /bin/sh -eu /run/lab/owners/"${root##*/}"
done
echo ready
# A builtin, so that what kills every process but the first leaves the machines.
read -r _ || true
exit 0
