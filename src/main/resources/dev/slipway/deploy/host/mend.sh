# mend ROOT DIRECTORY DEPLOYMENT BEFORE MANIFEST REVISION TAG VERSION <stream.tar.gz
# Makes a complete release whole again where it stands: what was changed in it comes with the stream. What the app made in
# it stays, save where it stands in the way.
root=$1 directory=$2 deployment=$3 before=$4 manifest=$5 revision=$6 tag=$7 version=$8
need_digest
cd "$root" || refuse "$root is not there"
[ "$(mark "$directory" manifest) $(mark "$directory" revision) $(mark "$directory" tag) $(mark "$directory" version)" = "$manifest $revision $tag $version" ] ||
  refuse "$root/$directory is not the release that is to be made whole"
note "$deployment" prepare start 0 "$before" "$directory"
new=$directory/.slipway/new-$$

give_up() { # sentence
  room=$(df -Pk . | awk 'NR == 2 { print $4 }')
  cat >/dev/null
  rm -rf "$new"
  (note "$deployment" prepare end 11 "$before" "$before") 2>/dev/null
  refuse "$1; its disk had $room KB free then" 11
}

trusted() ( # before anything is done by what was sent: it belongs to this release
  cd "$new" && plain && cd .slipway && [ "$(digest_of manifest)" = "$manifest" ] && within come manifest && within own manifest && only in come
)

replace() ( # nothing is written into a file that another release has too, nor behind a symbolic link
  cd "$directory" && mv -f ".slipway/new-$$/.slipway/manifest" ".slipway/new-$$/.slipway/own" .slipway || exit 1
  structure | sed -n 's/^! //p' | remove
  sed -e "s/$parting.*//" -e 's/^.\{72\}/.\//' ".slipway/new-$$/.slipway/come" | remove || exit 1
  if [ -d ".slipway/new-$$/.slipway/in" ]; then cp -RPp ".slipway/new-$$/.slipway/in/." .; fi
)

rm -rf "$directory"/.slipway/new-*
mkdir "$new" || give_up "$root/$directory cannot be written"
gzip -dc | (cd "$new" && tar -xmf -) || give_up "The files could not be unpacked in $root/$new"
guarded && ! trusted && give_up "What was sent is not what this release lacks"
replace || give_up "$root/$directory could not be put together"
rm -rf "$new"
printf 'manifest %s\nrevision %s\ntag %s\nversion %s\nsealed %s\n' "$manifest" "$revision" "$tag" "$version" "$(mark "$directory" sealed)" >"$directory/.slipway/complete.new" ||
  give_up "$root/$directory cannot be marked complete"
# what is still wrong is found again before it goes live: where the manifest itself was lost, nothing was compared
faults "$directory" "$manifest"
if spoiled; then
  rm -f "$directory/.slipway/complete.new"
else
  [ -z "$wrong" ] || touch -t 200001010000 "$directory/.slipway/complete.new" # what was added to it is looked for each time
  mv -f "$directory/.slipway/complete.new" "$directory/.slipway/complete" || give_up "$root/$directory cannot be marked complete"
fi
tick
note "$deployment" prepare end 0 "$before" "$directory"
