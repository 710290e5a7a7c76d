lock "~> 3.17"

set :application, "bench"
set :repo_url, ENV.fetch("BENCH_ORIGIN")
set :branch, ENV.fetch("BENCH_TAG")
set :deploy_to, ENV.fetch("BENCH_ROOT")
set :format_options, log_file: ENV.fetch("BENCH_LOG")

# The hosts fetch over SSH with the key and the host keys of the benchmark.
set :git_environmental_variables, {
  git_askpass: "/bin/echo",
  git_ssh_command: "ssh -F #{ENV.fetch('BENCH_SSH_CONFIG')}"
}
