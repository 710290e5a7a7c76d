# prepare ROOT DIRECTORY DEPLOYMENT BEFORE MANIFEST BASE REVISION TAG VERSION SHARED-DIRECTORY... <stream.tar.gz
# Makes a release from the live one and from the stream, proves every byte of it, then marks it complete. A release that is
# its own BASE is made whole again: what was changed in it comes with the stream.
root=$1 directory=$2 deployment=$3 before=$4 manifest=$5 base=$6 revision=$7 tag=$8 version=$9
shift 9
digest=$(digest_tool) || refuse 'This host has neither sha256sum nor shasum nor openssl'
mkdir -p "$root/releases" "$root/shared" "$root/.slipway" && cd "$root" || refuse "$root cannot be written"
note "$deployment" prepare start 0 "$before" "$directory"

give_up() { # sentence: the half release goes away
  room=$(df -Pk . | awk 'NR == 2 { print $4 }')
  cat >/dev/null
  [ "$base" = "$directory" ] || rm -rf "$directory"
  note "$deployment" prepare end 11 "$before" "$before"
  refuse "$1; its disk had $room KB free then" 11
}

share() { # from to: reflinks where the file system has them, else hard links, else copies
  cp --reflink=always "$1/.slipway/manifest" .slipway/probe 2>/dev/null && reflinks=yes || reflinks=
  rm -f .slipway/probe
  if [ -z "$reflinks" ] && cp -RPpl "$1" "$2" 2>/dev/null; then
    linked=yes
  elif [ -n "$reflinks" ]; then
    cp -RPp --reflink=auto "$1" "$2"
  else
    rm -rf "$2" && cp -RPp "$1" "$2"
  fi
}

put_together() ( # the base, without what is gone, with what came; nothing is written into a file that the base has too
  cd "$directory/.slipway" || exit 1
  comm -23 "../../../$base/.slipway/manifest" gone | sort -m - come >manifest.new && mv -f manifest.new manifest || exit 1
  cd .. || exit 1
  parting=$(printf '\002')
  sed -e "s/$parting.*//" -e 's/^.\{72\}/.\//' .slipway/gone .slipway/come | tr '\n\001' '\0\n' | xargs -0 rm -f || exit 1
  if [ "$base" != "$directory" ]; then
    [ -n "$sound" ] || structure | sed -n 's/^+ //p' | tr '\n' '\0' | xargs -0 rm -f
    find . -depth -type d ! -path './.slipway*' -exec rmdir {} + 2>/dev/null
  fi
  if [ -d .slipway/in ]; then cp -RPp .slipway/in/. .; fi
)

mark_base() { # a hard link changes the status of its file: the base is marked anew, as of before the proof of the new release
  digests=$(bulk_digest_tool)
  compared=$(cd "$base" && contents "$OLDPWD/$directory/.slipway/gone") &&
    [ "$compared" = "$(counted "$directory/.slipway/gone")" ] && touch -r "$directory/.slipway/complete" "$base/.slipway/complete"
}

if [ "$(mark "$directory" manifest)" = "$manifest" ] && [ "$base" != "$directory" ]; then
  cat >/dev/null
else
  sound= linked=
  for shared; do
    mkdir -p "shared/$shared" || give_up "$root/shared/$shared cannot be made"
  done
  if [ -z "$base" ]; then
    rm -rf "$directory"
    mkdir -p "$directory/.slipway" || give_up "$root/releases cannot be written"
  elif [ "$base" != "$directory" ]; then
    rm -rf "$directory"
    if untouched "$base"; then sound=yes; fi
    share "$base" "$directory" || give_up "The live release could not be copied in $root"
    (cd "$directory/.slipway" && rm -f manifest complete own live)
  fi
  (cd "$directory/.slipway" && rm -rf in gone come)
  gzip -dc | (cd "$directory" && tar -xmf -) || give_up "The files could not be unpacked in $root/$directory"
  [ -z "$base" ] || put_together || give_up "The release could not be put together in $root/$directory"
  printf 'manifest %s\nrevision %s\ntag %s\nversion %s\n' "$manifest" "$revision" "$tag" "$version" >"$directory/.slipway/complete.new" ||
    give_up "$root/$directory cannot be marked complete"
  wrong=$(faults "$directory" "$manifest") || wrong="- ./ cannot be read"
  if [ "$base" = "$directory" ]; then
    wrong=$(printf '%s\n' "$wrong" | grep '^-') # what the app made meanwhile may stay
  elif [ -n "$wrong" ]; then
    give_up "$(printf '%s\n' "$wrong" | wc -l | tr -d ' ') paths in $root/$directory are not what was sent, the first is $(printf '%s\n' "$wrong" | sed -n '1s/^[-+] //p')"
  fi
  # what is still wrong with a mended release is found again before it goes live: where files were missing, no bytes were compared
  [ -n "$wrong" ] || mv -f "$directory/.slipway/complete.new" "$directory/.slipway/complete" ||
    give_up "$root/$directory cannot be marked complete"
  [ -z "$sound" ] || [ -z "$linked" ] || mark_base
  (cd "$directory/.slipway" && rm -rf in gone come complete.new)
fi
note "$deployment" prepare end 0 "$before" "$directory"
