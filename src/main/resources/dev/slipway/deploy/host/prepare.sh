# prepare ROOT DIRECTORY DEPLOYMENT BEFORE MANIFEST BASE REVISION TAG VERSION SHARED-DIRECTORY... <stream.tar.gz
# Makes a release from the live one and from the stream, proves every byte of it, then marks it complete.
root=$1 directory=$2 deployment=$3 before=$4 manifest=$5 base=$6 revision=$7 tag=$8 version=$9
shift 9
digest=$(digest_tool) || refuse 'This host has neither sha256sum nor shasum nor openssl'
mkdir -p "$root/releases" "$root/shared" "$root/.slipway" && cd "$root" || refuse "$root cannot be written"
note "$deployment" prepare start 0 "$before" "$directory"

give_up() { # sentence: the half release goes away
  room=$(df -Pk . | awk 'NR == 2 { print $4 }')
  cat >/dev/null
  rm -rf "$directory"
  note "$deployment" prepare end 11 "$before" "$before"
  refuse "$1; its disk had $room KB free then" 11
}

if [ "$(mark "$directory" manifest)" = "$manifest" ]; then
  cat >/dev/null
else
  rm -rf "$directory"
  for shared; do
    mkdir -p "shared/$shared" || give_up "$root/shared/$shared cannot be made"
  done
  if [ -n "$base" ]; then
    cp -RPp --reflink=auto "$base" "$directory" 2>/dev/null ||
      { rm -rf "$directory" && cp -RPp "$base" "$directory"; } ||
      give_up "The live release could not be copied in $root"
    (cd "$directory/.slipway" && rm -f manifest complete own live)
  else
    mkdir -p "$directory/.slipway" || give_up "$root/releases cannot be written"
  fi
  gzip -dc | (cd "$directory" && tar -xmf -) || give_up "The files could not be unpacked in $root/$directory"
  if [ -n "$base" ]; then
    (
      cd "$directory/.slipway" || exit 1
      comm -23 "../../../$base/.slipway/manifest" gone | sort -m - come >manifest || exit 1
      cd .. || exit 1
      sed -e "s/$(printf '\002').*//" -e 's/^.\{72\}/.\//' .slipway/gone | tr '\n\001' '\0\n' | xargs -0 rm -f || exit 1
      untouched "../../$base" || {
        parting=$(printf '\002')
        structure | sed -n 's/^+ //p' | tr '\n' '\0' | xargs -0 rm -f
      }
      find . -depth -type d ! -path './.slipway*' -exec rmdir {} + 2>/dev/null
      if [ -d .slipway/in ]; then cp -RPp .slipway/in/. .; fi || exit 1
      rm -rf .slipway/in .slipway/gone .slipway/come
    ) || give_up "The release could not be put together in $root/$directory"
  fi
  wrong=$(faults "$directory" "$manifest") || wrong="./ cannot be read"
  [ -z "$wrong" ] || give_up "$(printf '%s\n' "$wrong" | wc -l | tr -d ' ') paths in $root/$directory are not what was sent, the first is $(printf '%s\n' "$wrong" | sed -n '1s/^[-+] //p')"
  printf 'manifest %s\nrevision %s\ntag %s\nversion %s\n' "$manifest" "$revision" "$tag" "$version" >"$directory/.slipway/complete.new" &&
    mv -f "$directory/.slipway/complete.new" "$directory/.slipway/complete" ||
    give_up "$root/$directory cannot be marked complete"
fi
note "$deployment" prepare end 0 "$before" "$directory"
