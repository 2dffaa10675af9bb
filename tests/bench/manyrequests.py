# SPDX-License-Identifier: GPL-3.0-or-later
"""Many requests through one process, beside curl and ab on the same nginx."""
import json
import os
import pathlib
import re
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.request

SEQUENTIAL, CONCURRENT, AT_ONCE, SOAK = 1_000, 20_000, 200, 100_000
TOKEN = "a-token-of-the-bench"
CONFIG = """
daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;
events {{ worker_connections 1024; }}
http {{
  access_log off; keepalive_requests 10000000; keepalive_timeout 600; default_type application/json;
  client_body_temp_path {folder}/1; proxy_temp_path {folder}/2; fastcgi_temp_path {folder}/3; uwsgi_temp_path {folder}/4;
  scgi_temp_path {folder}/5;
  server {{
    listen 127.0.0.1:{port} backlog=1024;
    location = /token {{ return 200 '{{"access_token": "{token}", "token_type": "bearer", "expires_in": 86400}}'; }}
    location = /answer {{ if ($http_authorization != "Bearer {token}") {{ return 401; }} return 200 '{answer}'; }}
    location = /status {{ stub_status; }}
  }}
}}
"""


class Nginx:
    def __init__(self):
        folder = tempfile.mkdtemp(prefix="keydesk-bench-nginx-")
        os.chmod(folder, 0o755)
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        config = pathlib.Path(folder, "nginx.conf")
        config.write_text(CONFIG.format(folder=folder, port=port, token=TOKEN, answer='{"row":1},' * 50))
        environment = {**os.environ, "PATH": os.environ["PATH"] + ":/usr/sbin"}
        self.running = subprocess.Popen(["nginx", "-p", folder, "-c", config, "-e", config.with_name("error.log")],
                                        env=environment)
        end = time.monotonic() + 20
        while True:
            try:
                self.connections()
                return
            except OSError:
                if time.monotonic() > end:
                    raise SystemExit("nginx does not start") from None
                time.sleep(0.05)

    def connections(self):
        """How many it has taken, with the one that asks."""
        with urllib.request.urlopen(self.url + "/status", timeout=10) as answer:
            return int(answer.read().split(b"\n")[2].split()[0])

    def end(self):
        self.running.terminate()
        self.running.wait(timeout=20)


def ours(program, nginx, count, concurrent):
    with tempfile.TemporaryDirectory(prefix="keydesk-bench-requests-") as home:
        done = subprocess.run([program, nginx.url + "/token", nginx.url, str(count), str(concurrent)], check=True,
                              env={**os.environ, "KEYDESK_HOME": home}, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def curl(nginx, count):
    with tempfile.NamedTemporaryFile("w") as config:
        config.write(f'header = "Authorization: Bearer {TOKEN}"\nfail\nsilent\n')
        config.write(f'url = "{nginx.url}/answer"\noutput = "/dev/null"\n' * count)
        config.flush()
        start = time.monotonic()
        subprocess.run(["curl", "-q", "-K", config.name], check=True, stdout=subprocess.DEVNULL)
        return time.monotonic() - start


def ab(nginx, count, concurrent):
    told = subprocess.run(["ab", "-q", "-k", "-c", str(concurrent), "-n", str(count), "-H",
                           f"Authorization: Bearer {TOKEN}", nginx.url + "/answer"], check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True).stdout
    if "Non-2xx" in told or "Failed requests:        0" not in told:
        raise SystemExit("ab was refused")
    return float(re.search(r"Time taken for tests: +([0-9.]+)", told)[1])


def measure(folder, rounds, report):
    program = folder / "bench" / "bench_requests"
    nginx = Nginx()
    try:
        one, many = {"ours": [], "peer": []}, {"ours": [], "peer": []}
        for _ in range(rounds):
            before = nginx.connections()
            one["ours"].append(ours(program, nginx, SEQUENTIAL, 1)["seconds"])
            taken = nginx.connections() - before - 2  # the question behind it, and the token's own
            one["peer"].append(curl(nginx, SEQUENTIAL))
            before = nginx.connections()
            many["ours"].append(ours(program, nginx, CONCURRENT, AT_ONCE)["seconds"])
            taken_by_many = nginx.connections() - before - 2
            many["peer"].append(ab(nginx, CONCURRENT, AT_ONCE))
        median = statistics.median
        report.compare(f"{SEQUENTIAL} requests in turn, beside curl", median(one["ours"]), median(one["peer"]), 1.2, "ms",
                       1000)
        report.compare(f"{CONCURRENT} requests, {AT_ONCE} at once, beside ab", median(many["ours"]), median(many["peer"]),
                       1 / 0.8, "ms", 1000)
        report.note(f"{rounds} rounds; in turn {min(one['ours']) * 1000:.0f} to {max(one['ours']) * 1000:.0f} ms on {taken} "
                    f"connection, curl {min(one['peer']) * 1000:.0f} to {max(one['peer']) * 1000:.0f} with its start; at once "
                    f"{CONCURRENT / median(many['ours']):.0f} requests/s on {taken_by_many} connections, ab "
                    f"{CONCURRENT / median(many['peer']):.0f} on {AT_ONCE}; load of the machine {os.getloadavg()[0]:.1f}")
        soak(program, nginx, report)
    finally:
        nginx.end()


def soak(program, nginx, report):
    """Memory over many requests: the last third beside the first."""
    run = ours(program, nginx, SOAK, 4)
    memory = run["pss_kib"]
    third = len(memory) // 3
    first, last = statistics.median(memory[:third]), statistics.median(memory[-third:])
    report.compare(f"memory (PSS) over {SOAK} requests", last, first, 1.02, "MiB", 1 / 1024)
    report.note(f"{run['seconds']:.0f} s; {min(memory) / 1024:.1f} to {max(memory) / 1024:.1f} MiB; the peer is its first "
                "third, ours its last")
