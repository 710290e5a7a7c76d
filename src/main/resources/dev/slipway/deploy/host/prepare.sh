# prepare ROOT DIRECTORY DEPLOYMENT BEFORE MANIFEST BASE REVISION TAG VERSION SHARED-DIRECTORY... <stream.tar.gz
# Makes a release from the BASE release, if one is given, and from the stream: in a directory of its own, where every byte
# of it is proven before it gets its name. A run that was forgotten can spoil nothing that another has made.
root=$1 directory=$2 deployment=$3 before=$4 manifest=$5 base=$6 revision=$7 tag=$8 version=$9
shift 9
need_digest
mkdir -p "$root/releases" "$root/shared" "$root/.slipway" && cd "$root" || refuse "$root cannot be written"
note "$deployment" prepare start 0 "$before" "$directory"
new=releases/.new-$$
sound= # whether the base was as when it was completed before it was copied, and nothing had been added to it
remark= # whether it was, and shares its files with the new release

give_up() { # sentence
  room=$(df -Pk . | awk 'NR == 2 { print $4 }')
  cat >/dev/null
  rm -rf "$new"
  (note "$deployment" prepare end 11 "$before" "$before") 2>/dev/null
  refuse "$1; its disk had $room KB free then" 11
}

share() { # reflinks where the file system has them, else hard links, else copies; what cannot be read is missed by the proof
  if cp --reflink=always "$base/.slipway/manifest" .slipway/probe 2>/dev/null; then
    cp -RPp --reflink=auto "$base" "$new" 2>/dev/null
  elif cp -RPpl "$base" "$new" 2>/dev/null; then
    remark=$sound
  else
    rm -rf "$new"
    cp -RPp "$base" "$new" 2>/dev/null
  fi
  rm -f .slipway/probe
  touch "$new/.slipway/shared"
}

begin() ( # only with what the manifest of the base lists; what was added to it could lead to files elsewhere
  cd "$new" && rm -rf .slipway/complete .slipway/own .slipway/secrets .slipway/seals .slipway/live .slipway/verified .slipway/new-* || exit 1
  # to a sound base nothing was added, save while it was copied: the proof finds that, but links must be found before
  [ -n "$sound" ] && ! grep -q '^120' .slipway/manifest && [ "$(find . -type l && echo =)" = = ] ||
    structure | sed -n 's/^[+!] //p' | remove
)

bare() ( # without links: what is sent could be written through them
  cd "$new" && find . -path ./.slipway -prune -o -type l -exec rm -f {} +
)

trusted() ( # in the release, before anything is done by what was sent: it makes exactly what was planned
  [ "$(comm -23 "../../$base/.slipway/manifest" .slipway/gone | sort -m - .slipway/come | $digest | sed 's/ .*//')" = "$manifest" ] &&
    within .slipway/gone "../../$base/.slipway/manifest" && only .slipway/in .slipway/come
)

linked() ( # with the links of the manifest again
  cd "$new" && sed -n 's/^120000.\{66\}//p' .slipway/manifest | while IFS= read -r line; do
    path=$(printf './%s.' "${line%%"$parting"*}" | tr '\001' '\n')
    path=${path%.}
    target=$(printf '%s.' "${line#*"$parting"}" | tr '\001' '\n')
    [ -L "$path" ] || { mkdir -p "${path%/*}" && ln -s -- "${target%.}" "$path"; } || exit 1
  done
)

put_together() ( # the base, without what is gone, with what came; nothing is written into a file that the base has too
  cd "$new" || exit 1
  sed -n "s/^120000.\\{66\\}\\([^$parting]*\\)$parting.*/.\\/\\1/p" .slipway/gone | remove || exit 1
  sed -n 's/^100.\{69\}/.\//p' .slipway/gone | remove || exit 1
  find . -depth -type d ! -path './.slipway*' -exec rmdir {} + 2>/dev/null
  if [ -d .slipway/in ]; then cp -RPp .slipway/in/. . && rm -rf .slipway/in || exit 1; fi
  rm -f .slipway/manifest # first: the time of the new one is the one of which the base is marked
  comm -23 "../../$base/.slipway/manifest" .slipway/gone | sort -m - .slipway/come >.slipway/manifest
)

held_still() ( # links that come and go change the status of a file; whether nothing else changed the base meanwhile
  digest_now=$(digest_of "$base/.slipway/manifest")
  cd "$base" && [ "$digest_now" = "$(mark . manifest)" ] || exit
  sealed 2>/dev/null || exit
  gone=../../$new/.slipway/gone
  ! grep -q '^120' "$gone" || exit
  {
    find . ./.slipway/env -path ./.slipway -prune -o -cnewer "../../$new/.slipway/shared" -exec printf '%s\0' {} + &&
      printf '=\0'
  } |
    tr '\001\n\0' '\003\001\n' |
    awk 'listing { gone["./" substr($0, 73)]; next }
      $0 == "=" { end = 1; next }
      !($0 in gone) { other = 1 }
      END { exit other || !end }' \
      listing=1 "$gone" listing= - || exit
  [ "$(contents "$gone" '')" != = ] || true >"../../$new/.slipway/still"
)

if [ "$(mark "$directory" manifest)" = "$manifest" ]; then
  cat >/dev/null
else
  [ "$(readlink current)" != "$directory" ] || give_up "$root/$directory is live"
  rm -rf releases/.new-* "$directory"
  for shared; do
    mkdir -p "shared/$shared" || give_up "$root/shared/$shared cannot be made"
  done
  if [ -n "$base" ]; then
    ! untouched "$base" || sound=yes
    share && begin || give_up "The live release could not be copied in $root"
  else
    mkdir -p "$new/.slipway" || give_up "$root/releases cannot be written"
  fi
  if guarded && [ -n "$base" ]; then bare; fi
  gzip -dc | (cd "$new" && tar -xmf -) || give_up "The files could not be unpacked in $root/$new"
  if guarded; then
    (cd "$new" && plain) || give_up "What was sent is not what Slipway sends for this plan"
    if [ -z "$base" ]; then rm -rf "$new/.slipway/in"; else bare && (cd "$new" && trusted) || give_up "What was sent does not make what was planned"; fi
  fi
  [ -z "$base" ] || put_together || give_up "The release could not be put together in $root/$new"
  if guarded; then within "$new/.slipway/own" "$new/.slipway/manifest" || give_up "What was sent does not make what was planned"; fi
  if guarded && [ -n "$base" ]; then linked || give_up "The release could not be put together in $root/$new"; fi
  sealed= # whether secret values came
  [ ! -f "$new/.slipway/seals" ] || sealed=yes
  printf 'manifest %s\nrevision %s\ntag %s\nversion %s\nsealed %s\n' "$manifest" "$revision" "$tag" "$version" "$sealed" >"$new/.slipway/complete.new" ||
    give_up "$root/$new cannot be marked complete"
  [ -z "$remark" ] || held_still &
  faults "$new" "$manifest"
  wait
  if [ -n "$wrong" ] && ! spoiled; then # it came to the base after that was looked at
    (cd "$new" && printf '%s\n' "$wrong" | sed 's/^..//' | remove)
    faults "$new" "$manifest"
  fi
  [ -z "$wrong" ] ||
    give_up "$(printf '%s\n' "$wrong" | wc -l | tr -d ' ') paths in $root/$new are not what was sent, the first is $(printf '%s\n' "$wrong" | sed -n '1s/^[-+!] //p')"
  [ ! -f "$new/.slipway/still" ] || touch -r "$new/.slipway/manifest" "$base/.slipway/complete" # marked anew, as of then
  (cd "$new/.slipway" && mv -f complete.new complete && rm -f gone come shared still) && [ ! -e "$directory" ] && mv "$new" "$directory" ||
    give_up "$root/$directory cannot be marked complete"
fi
tick
note "$deployment" prepare end 0 "$before" "$directory"
