ENV.fetch("BENCH_PORTS").split.each do |port|
  server "127.0.0.1:#{port}", roles: %w[app]
end

set :ssh_options, {
  user: ENV.fetch("BENCH_USER"),
  config: false,
  keys: [ENV.fetch("BENCH_KEY")],
  keys_only: true,
  auth_methods: %w[publickey],
  user_known_hosts_file: ENV.fetch("BENCH_KNOWN_HOSTS"),
  verify_host_key: :always
}
