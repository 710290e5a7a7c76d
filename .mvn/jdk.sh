# shellcheck shell=sh
# Sets JAVA_HOME to a JDK 25, looked for where JDKs usually are. Sourced by ./slipway and ./mvnw; POSIX sh.
slipway_is_jdk25() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release"
}

slipway_find_jdk25() {
  if [ -n "${JAVA_HOME:-}" ] && slipway_is_jdk25 "$JAVA_HOME"; then
    return 0
  fi
  slipway_on_path=$(command -v javac 2>/dev/null) || slipway_on_path=
  if [ -n "$slipway_on_path" ] && slipway_on_path=$(readlink -f "$slipway_on_path" 2>/dev/null); then
    slipway_candidate=$(dirname "$(dirname "$slipway_on_path")")
    if slipway_is_jdk25 "$slipway_candidate"; then
      JAVA_HOME=$slipway_candidate
      export JAVA_HOME
      return 0
    fi
  fi
  for slipway_candidate in \
    "${JAVA25_HOME:-/nowhere}" "${JDK25_HOME:-/nowhere}" "${JAVA_HOME_25_X64:-/nowhere}" \
    /usr/lib/jvm/* /usr/java/* /usr/local/java/* /opt/java/* /opt/jdk* /opt/*/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
    "$HOME"/.asdf/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if slipway_is_jdk25 "$slipway_candidate"; then
      JAVA_HOME=$slipway_candidate
      export JAVA_HOME
      return 0
    fi
  done
  return 1
}

slipway_no_jdk25() {
  echo "Slipway needs a JDK 25 and found none: install one (for example Eclipse Temurin 25) or set JAVA_HOME to it." >&2
  exit 2
}
