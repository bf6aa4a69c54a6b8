#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Repositories over HTTP on loopback, for those who know the password.

http-repo.py FOLDER USER PASSWORD: prints its port; ends with its standard input. /git/NAME is the
git repository FOLDER/NAME, anything else is forbidden. FOLDER/requests gets a line for each request
("known" or "unknown", method, path), FOLDER/seen what stands in the arguments of all processes
meanwhile.
"""
import base64
import glob
import http.server
import os
import subprocess
import sys
import threading

folder, user, password = sys.argv[1:]


def look_around():
    """As `ps` would."""
    with open(f"{folder}/seen", "ab") as out:
        for name in glob.glob("/proc/[0-9]*/cmdline"):
            if name != f"/proc/{os.getpid()}/cmdline":
                try:
                    with open(name, "rb") as f:
                        out.write(f.read().replace(b"\0", b" ") + b"\n")
                except OSError:
                    pass  # it has ended


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def answer(self, status, body, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        want = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
        known = self.headers.get("Authorization") == want
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        with open(f"{folder}/requests", "a") as out:
            print("known" if known else "unknown", self.command, self.path, file=out)
        look_around()
        if not known:
            self.answer(401, b"who are you?", WWW_Authenticate='Basic realm="here"')
        elif self.path.startswith("/git/"):
            self.git(body)
        else:
            self.answer(403, b"not today")

    do_POST = do_GET

    def git(self, body):
        path, _, query = self.path.removeprefix("/git").partition("?")
        env = dict(os.environ, GIT_PROJECT_ROOT=folder, GIT_HTTP_EXPORT_ALL="1",
                   PATH_INFO=path, QUERY_STRING=query, REQUEST_METHOD=self.command,
                   CONTENT_TYPE=self.headers.get("Content-Type", ""),
                   CONTENT_LENGTH=str(len(body)), REMOTE_USER=user,
                   HTTP_CONTENT_ENCODING=self.headers.get("Content-Encoding", ""))
        done = subprocess.run(["git", "http-backend"], input=body, env=env, check=True,
                              stdout=subprocess.PIPE)
        head, _, content = done.stdout.partition(b"\r\n\r\n")
        fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        status = int(fields.pop("Status", "200").split()[0])
        self.answer(status, content, **fields)


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        pass  # a client that had enough


server = Server(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
sys.stdin.read()
