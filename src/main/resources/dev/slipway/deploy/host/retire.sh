# retire ROOT DIRECTORY DEPLOYMENT BEFORE OLD...
# Notes and marks that the live release was verified and removes old ones, never the live one nor the one before it.
root=$1 directory=$2 deployment=$3 before=$4
shift 4
cd "$root" || refuse "$root is not there"
note "$deployment" verify end 0 "$before" "$directory"
live=$(readlink current) || live=
[ "$live" = "$directory" ] || refuse "Live in $root is ${live:-nothing}, not $directory"
true >"$directory/.slipway/verified" || refuse "$root/$directory cannot be written" 1
note "$deployment" retire start 0 "$before" "$directory"

prove_again() { # release: removing another that shared files with it changed their status; it is marked as of a new proof
  ! untouched "$1" || return 0
  touch .slipway/proof
  faults "$1" "$(mark "$1" manifest)"
  [ -n "$wrong" ] || touch -r .slipway/proof "$1/.slipway/complete"
  rm -f .slipway/proof
}

status=0
for old; do
  case $old in
    "$live"|"$before"|*..*|"") ;;
    releases/*) rm -f "$old/.slipway/complete" && rm -rf "$old" || status=1 ;;
  esac
done
[ $# -eq 0 ] || for kept in "$live" "$before"; do
  [ -z "$kept" ] || prove_again "$kept"
done
note "$deployment" retire end "$status" "$before" "$directory"
[ "$status" -eq 0 ] || refuse "Old releases in $root could not be removed" 1
