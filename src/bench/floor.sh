#!/bin/sh
# The floor: what a deployment costs that does nothing but send a release and move a link.
#   floor.sh deploy TAG    sends the whole tree of the tag as one tar stream to all hosts at once, then switches
#   floor.sh back TAG      switches all hosts at once
# It works in the repository; BENCH_ROOT, BENCH_SSH_CONFIG and BENCH_PORTS say where to. One connection a host is open already.
set -eu
act=$1 tag=$2

on_all() { # command input: waits for all and fails where one does
  pids=
  for port in $BENCH_PORTS; do
    ssh -F "$BENCH_SSH_CONFIG" -p "$port" 127.0.0.1 "$1" <"$2" &
    pids="$pids $!"
  done
  failed=0
  for pid in $pids; do wait "$pid" || failed=1; done
  return $failed
}

release=$BENCH_ROOT/releases/$tag
switch="ln -sfn releases/$tag $BENCH_ROOT/current"
case $act in
  deploy)
    stream=$(mktemp)
    trap 'rm -f "$stream"' EXIT
    git archive --format=tar "$tag" >"$stream"
    on_all "mkdir -p $release && tar -xf - -C $release && $switch" "$stream"
    ;;
  back) on_all "$switch" /dev/null ;;
esac
