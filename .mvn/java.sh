# shellcheck shell=sh
# Starts the Java of Slipway. Sourced by ./slipway and src/bench/run after jdk.sh; POSIX sh.

# slipway_java HOME USE ARGUMENT...: this process becomes a Java with the flags of Slipway, and with the AOT cache
# HOME/target/USE.aot where there is one. USE is window, commands or none; only a window has JavaFX as modules.
slipway_java() {
  slipway_modules=
  if [ "$2" = window ]; then
    for slipway_module in "$1"/target/lib/javafx-*-*-*.jar; do
      slipway_modules=$slipway_modules${slipway_modules:+:}$slipway_module
    done
  fi
  slipway_options=$1/.mvn/java.options
  case $2 in window) slipway_course=$1/.mvn/window.options ;; *) slipway_course=$1/.mvn/commands.options ;; esac
  slipway_cache=$1/target/$2.aot
  [ -s "$slipway_cache" ] || slipway_cache=
  shift 2
  # GTK must not load OpenGL for itself, which JavaFX does where there is a graphics device; what is freed in the heap of
  # the C library, with few arenas, goes back to the system. The other two JavaFX would set itself, to these values, while
  # threads that run already, as those of the demonstration's hosts, may read the environment.
  GDK_GL=disable MALLOC_ARENA_MAX=2 GDK_BACKEND=x11 IBUS_ENABLE_SYNC_MODE=1 exec "$JAVA_HOME/bin/java" "@$slipway_options" "@$slipway_course" \
    ${slipway_modules:+--module-path "$slipway_modules" --add-modules javafx.controls,javafx.fxml} \
    ${slipway_cache:+"-XX:AOTCache=$slipway_cache"} "$@"
}

# slipway_rehearse HOME USE: makes HOME/target/USE.aot where it is missing or older than the build or the options: the AOT cache (JEP 514)
# with the classes that the commands or the window need, or none. Java passes over a cache that is missing or belongs to
# another build, and then starts as it does without one.
slipway_rehearse() {
  slipway_aot=$1/target/$2.aot
  if [ "$2" != none ] && [ -w "$1/target" ] && ! slipway_rehearsed "$1" "$2"; then
    slipway_turn "$1"
    slipway_rehearsed "$1" "$2" || slipway_rehearse_now "$1" "$2"
    slipway_turn_over
  fi
}

slipway_rehearsed() {
  [ -n "$(find "$slipway_aot" -newer "$1/target/slipway.jar" -newer "$1/.mvn/java.options" \
    -newer "$1/.mvn/$2.options" -print 2>/dev/null)" ]
}

slipway_rehearse_now() {
  echo "Preparing faster starts of the $2, once for each build; that takes some seconds..." >&2
  rm -f "$slipway_aot"
  (slipway_java "$1" "$2" "-XX:AOTCacheOutput=$slipway_aot.$$" \
    -cp "$1/target/slipway.jar" dev.slipway.Rehearsal "$2") >/dev/null 2>&1 </dev/null || :
  # Where it failed, an empty file, which is no cache, keeps it from being tried again before the next build.
  if [ -s "$slipway_aot.$$" ]; then
    mv -f "$slipway_aot.$$" "$slipway_aot"
  else
    rm -f "$slipway_aot.$$.config"
    : >"$slipway_aot"
  fi
}

# slipway_turn HOME: waits while another start builds or rehearses there. The turn ends with slipway_turn_over, or with this
# process: a turn whose process is gone, or that lasts for a quarter of an hour, is over. The lock is a symbolic link, made
# together with what it names: the process that has the turn.
slipway_turn() {
  slipway_lock=$1/target/building
  slipway_told=
  mkdir -p "$1/target" 2>/dev/null || :
  until ln -s $$ "$slipway_lock" 2>/dev/null; do
    [ -w "$1/target" ] || return 0 # what comes next says why nothing can be written here
    if slipway_left; then
      slipway_clear
    else
      [ -n "$slipway_told" ] || [ -z "$slipway_other" ] ||
        echo "Another start is building Slipway; waiting for it (process $slipway_other)..." >&2
      slipway_told=$slipway_other
      sleep 1
    fi
  done
  trap 'slipway_turn_over' EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

slipway_turn_over() {
  trap - EXIT HUP INT TERM
  [ "$(readlink "$slipway_lock")" != $$ ] || rm -f "$slipway_lock"
}

# Whether the lock was left behind. A process of another user can be seen with ps only, where there is one.
slipway_left() {
  slipway_other=$(readlink "$slipway_lock") || return 1 # it was just given back
  [ "$slipway_other" = $$ ] || [ -n "$(find "$slipway_lock" -prune -mmin +15 2>/dev/null)" ] ||
    ! { kill -0 "$slipway_other" 2>/dev/null || ps -p "$slipway_other" >/dev/null 2>&1; }
}

# One start at a time removes a lock that was left behind, and only after one more look: it may be another's by now.
slipway_clear() {
  if mkdir "$slipway_lock.guard" 2>/dev/null; then
    ! slipway_left || rm -f "$slipway_lock"
    rmdir "$slipway_lock.guard"
  else
    [ -z "$(find "$slipway_lock.guard" -prune -mmin +1 2>/dev/null)" ] || rmdir "$slipway_lock.guard" 2>/dev/null || :
    sleep 1
  fi
}
