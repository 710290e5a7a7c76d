# inventory LEASE-ROOT LINES [ROOT PROVE COUNT SHARED-FILE...]...
# What a host has and shows, a key and a value a line, and the lines of its journal as they are; changes nothing. PROVE is a release directory, live, previous, all or none.
lease=$1 lines=$2 home=$PWD
shift 2
say() { # key value
  printf '%s\t%s\n' "$1" "$2"
}
say system "$(uname -sm)"
say clock "$(date -u +%s)"
[ -z "${SLIPWAY_GUARD-}" ] || say guard "$SLIPWAY_GUARD"
for tool in tar gzip awk comm find grep readlink sed sort tail tee tr wc xargs; do
  command -v "$tool" >/dev/null 2>&1 || say missing "$tool"
done
[ -n "$digest" ] || say missing sha256sum
if [ -d "$lease/.slipway/lease" ]; then
  beat=$(cat "$lease/.slipway/lease/beat" 2>/dev/null) || beat=
  case $beat in *[!0-9]*) beat= ;; esac # some shells run what they are to count with
  say silent "$(($(date -u +%s) - ${beat:-0}))"
  say lease "$(cat "$lease/.slipway/lease/holder" 2>/dev/null)"
fi

prove() { # release: says which paths are wrong, and of very many only that nothing of it can be used
  if proven "$1"; then
    say proven "$1"
    return
  fi
  wrong=$(printf '%s\n' "$wrong" | sed -n 's/^- /wrong	/p')
  if [ -z "$wrong" ] || [ "$(printf '%s\n' "$wrong" | wc -l)" -gt 1000 ]; then
    say wrong ./
  else
    printf '%s\n' "$wrong"
  fi
}

while [ $# -gt 0 ]; do
  root=$1 prove=$2 count=$3
  cd "$home" || exit 1
  shift 3
  say root "$root"
  near=$root
  while [ ! -e "$near" ]; do near=$(dirname "$near"); done
  [ -d "$near" ] && [ -w "$near" ] && say writable yes
  df -Pk "$near" | { read -r _ && read -r _ _ _ free _ && say free "$free"; }
  while [ "$count" -gt 0 ]; do
    [ -e "$root/shared/$1" ] || say absent "$1"
    shift
    count=$((count - 1))
  done
  cd "$root" 2>/dev/null || continue
  live=$(readlink current) && say live "$live"
  case $prove in
    live) prove=$live ;;
    previous) { read -r _ && read -r prove; } 2>/dev/null <"$live/.slipway/live" || prove= ;;
  esac
  for release in releases/*/; do
    release=${release%/}
    [ -d "$release" ] && [ ! -L "$release" ] || continue
    say release "$release"
    [ -f "$release/.slipway/complete" ] || continue
    while read -r key value; do say "$key" "$value"; done <"$release/.slipway/complete"
    while IFS= read -r line; do say own "$line"; done <"$release/.slipway/own"
    [ ! -r "$release/.slipway/seals" ] || while read -r line; do say seal "$line"; done <"$release/.slipway/seals"
    { read -r since && say since "$since"; read -r previous && say previous "$previous"; } 2>/dev/null <"$release/.slipway/live"
    [ ! -f "$release/.slipway/verified" ] || say verified "$release"
    if [ "$prove" = "$release" ] || [ "$prove" = all ]; then prove "$release"; fi
  done
  tail -n "$lines" .slipway/journal.jsonl 2>/dev/null
  echo # ends a line that a full disk cut
done
exit 0
