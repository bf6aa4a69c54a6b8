#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""A web server on loopback that misbehaves as told, and a small Taskcluster.

usage: server.py FOLDER [CERTIFICATE KEY]

Prints "PORT PORT QUIET", with a certificate "PORT PORT QUIET SECURE", and serves
until its stdin ends. Two ports for plain HTTP, so that there is another host to
redirect to; one where connections are taken and nothing is said; one for HTTPS. Each request is a line of FOLDER/log, made when the request
is read: METHOD PATH, then the headers that matter as NAME=VALUE.

  /files/NAME?OPTIONS   FOLDER/NAME. Options (NAME=VALUE, joined by "&"):
      gzip              compressed, with Content-Encoding, asked for or not
      encoding=TEXT     this Content-Encoding, whatever the file holds
      etag=TEXT         entity tag in place of the CRC of the file; empty: none
      modified=no       no Last-Modified
      range=no          Range is not understood
      chunked           no Content-Length
    and what happens to the first `times` requests (1) for this URL only:
      status=N          that status, with the file HTML as its body
      retry-after=TEXT  a header of it
      cut=N             the connection is closed after N bytes of the body
      reset=N           it is reset there; the last bytes may get lost
      stall=N           nothing comes after N bytes of the body
      then=NAME         later requests get another file
  /redirect?URL         303 with a JSON body
  /loop                 redirects to itself
  /chunks/N             N bytes without Content-Length, in chunks, for ever when N is 0
  /headers              more headers than anybody wants
  /silent               no answer at all
  /old                  something that is not HTTP
  /trickle              a byte every 10 ms, for ever
  http://...            what a proxy is asked: /proxied/HOST:PORT/PATH is logged, FOLDER/proxied sent
  /api/index/v1/task/NAMESPACE
  /api/queue/v1/task/ID/status
  /api/queue/v1/task/ID[/runs/N]/artifacts/NAME
  /api/queue/v1/task/ID/artifact-info/NAME
  /api/project/try/push/?author=USER  as Treeherder
                        from FOLDER/db.json, read each time:
      {"index": {NAMESPACE: ID}, "tasks": {ID: {"status": {...}, "artifacts": {NAME: ARTIFACT}}},
       "pushes": {USER: {...}}}
      ARTIFACT is {"redirect": URL}, {"status": N, "body": {...}}, or {"expires": ..., "redirect": ...}
  anything else         (GET or POST) from FOLDER/said/PATH, with - for each / in PATH: each
                        request gets its first line, which then goes, unless it is the last one:
      N BODY            that status and body
      cut | reset | stall
                        instead of an answer
                        The bodies of POSTs are added to FOLDER/bodies, a line each.
"""
import gzip
import http.server
import json
import os
import select
import socket
import socketserver
import ssl
import struct
import sys
import threading
import urllib.parse
import zlib

FOLDER = sys.argv[1]
LOGGED = ("Host", "User-Agent", "Accept-Encoding", "Authorization", "Range", "If-Range",
          "Content-Type")
lock = threading.Lock()
counts = {}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *args):
        pass

    def log(self):
        with lock:
            with open(os.path.join(FOLDER, "log"), "a", encoding="utf-8") as log:
                heads = [f"{n}={self.headers[n]}" for n in LOGGED if n in self.headers]
                log.write(" ".join([self.command, self.path] + heads) + "\n")

    def do_POST(self):
        self.log()
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with lock:
            with open(os.path.join(FOLDER, "bodies"), "ab") as file:
                file.write(body + b"\n")
        self.nothing(urllib.parse.urlsplit(self.path))

    def do_GET(self):
        self.log()
        url = urllib.parse.urlsplit(self.path)
        if url.scheme:
            self.body(200, open(os.path.join(FOLDER, "proxied"), "rb").read())
            return
        first = url.path.split("/")[1]
        getattr(self, "do_" + first, self.nothing)(url)

    def nothing(self, url):
        """What FOLDER/said has for it."""
        name = os.path.join(FOLDER, "said", url.path.strip("/").replace("/", "-"))
        if not os.path.exists(name):
            self.json(404, {"message": "no such page"})
            return
        with lock:
            with open(name, encoding="utf-8") as file:
                lines = file.read().splitlines()
            if len(lines) > 1:
                with open(name, "w", encoding="utf-8") as file:
                    file.write("\n".join(lines[1:]) + "\n")
        status, _, body = lines[0].partition(" ")
        if status.isdigit():
            self.body(int(status), body.encode(), Content_Type="application/json")
        else:
            getattr(self, "do_" + status)()

    def body(self, status, data, **headers):
        self.send_response(status)
        headers.setdefault("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def json(self, status, value, **headers):
        self.body(status, json.dumps(value).encode(), Content_Type="application/json", **headers)

    def do_cut(self):
        self.close_connection = True

    def do_reset(self):
        """The client sees a connection that was reset."""
        self.wfile.flush()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def do_stall(self):
        """Until the client has had enough."""
        self.wfile.flush()
        self.close_connection = True
        try:
            self.connection.recv(1)
        except OSError:
            pass

    # ---- files ----

    def do_files(self, url):
        options = dict(urllib.parse.parse_qsl(url.query, keep_blank_values=True))
        with lock:
            counts[self.path] = counts.get(self.path, 0) + 1
            wrong = counts[self.path] <= int(options.get("times", 1))
        name = urllib.parse.unquote(url.path.split("/", 2)[2])
        if "then" in options and not wrong:
            name = options["then"]
        if wrong and "status" in options:
            self.page(options)
            return
        try:
            with open(os.path.join(FOLDER, name), "rb") as file:
                data = file.read()
        except FileNotFoundError:
            self.nothing(url)
            return
        headers = {"ETag": '"%08x"' % zlib.crc32(data)}
        if "gzip" in options:
            data = gzip.compress(data, mtime=0)
            headers["Content-Encoding"] = "gzip"
        if "encoding" in options:
            headers["Content-Encoding"] = options["encoding"]
        if "etag" in options:
            headers["ETag"] = options["etag"]
        if not headers["ETag"]:
            del headers["ETag"]
        if options.get("modified") != "no":
            headers["Last-Modified"] = "Tue, 24 Nov 2026 00:00:00 GMT"
        self.part(data, headers, options, wrong)

    def page(self, options):
        try:
            with open(os.path.join(FOLDER, "html"), "rb") as file:
                data = file.read()
        except FileNotFoundError:
            data = b"<html>no</html>"
        more = {"Retry_After": options["retry-after"]} if "retry-after" in options else {}
        self.body(int(options["status"]), data, **more)

    def part(self, data, headers, options, wrong):
        status, start = 200, 0
        wanted = self.headers.get("Range")
        known = (headers.get("ETag"), headers.get("Last-Modified"))
        if wanted and options.get("range") != "no" and self.headers.get("If-Range") in known:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            if start >= len(data):
                self.json(416, {})
                return
            status = 206
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        data = data[start:]
        chunked = "chunked" in options
        headers |= {"Transfer-Encoding": "chunked"} if chunked else {"Content-Length": len(data)}
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        how = next((o for o in ("cut", "reset", "stall") if wrong and o in options), None)
        if how:
            data = data[: int(options[how])]
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data) if chunked and data else data)
        if how:
            getattr(self, "do_" + how)()
        elif chunked:
            self.wfile.write(b"0\r\n\r\n")

    # ---- other pages ----

    def do_redirect(self, url):
        self.json(303, {"storageType": "s3", "url": url.query}, Location=url.query)

    def do_loop(self, _url):
        self.json(302, {}, Location=self.path)

    def do_chunks(self, url):
        left = int(url.path.split("/")[2])
        forever = left == 0
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            while forever or left:
                n = 65536 if forever else min(left, 65536)
                self.wfile.write(b"%x\r\n%s\r\n" % (n, b"x" * n))
                left -= n
            self.wfile.write(b"0\r\n\r\n")
        except OSError:
            self.close_connection = True

    def do_headers(self, _url):
        self.send_response(200)
        for i in range(1000):
            self.send_header(f"X-{i}", "x" * 1000)
        self.send_header("Content-Length", "0")
        try:
            self.end_headers()
        except OSError:
            self.close_connection = True

    def do_silent(self, _url):
        self.do_stall()

    def do_old(self, _url):
        self.wfile.write(b"220 mail.example.org ESMTP\r\n")
        self.close_connection = True

    def do_trickle(self, _url):
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        while not select.select([self.connection], [], [], 0.01)[0]:
            self.wfile.write(b"x")

    # ---- Taskcluster ----

    def do_api(self, url):
        with open(os.path.join(FOLDER, "db.json"), encoding="utf-8") as file:
            db = json.load(file)
        parts = [urllib.parse.unquote(p) for p in url.path.split("/")[2:]]
        if parts[:3] == ["index", "v1", "task"]:
            self.index(db, parts[3])
        elif parts[:3] == ["queue", "v1", "task"] and parts[3] in db["tasks"]:
            self.queue(db["tasks"][parts[3]], parts[4:])
        elif parts[:1] == ["project"]:
            author = urllib.parse.parse_qs(url.query)["author"][0]
            self.json(200, db["pushes"].get(author, {"meta": {"count": 0}, "results": []}))
        else:
            self.missing("task")

    def missing(self, what):
        self.json(404, {"code": "ResourceNotFound", "message": f"{what} not found\n\n---\n\n* more"})

    def index(self, db, namespace):
        task = db["index"].get(namespace)
        if isinstance(task, str):
            self.json(200, {"namespace": namespace, "taskId": task, "rank": 0, "data": {},
                            "expires": "2027-11-24T00:00:00.000Z"})
        elif task is None:
            self.missing("index")
        else:
            self.body(task["status"], task["body"].encode())

    def queue(self, task, path):
        if path == ["status"]:
            self.json(200, {"status": task["status"]})
            return
        artifact = task["artifacts"].get(path[-1])
        if artifact is None:
            self.missing("artifact")
        elif path[0] == "artifact-info" and "redirect" in artifact:
            self.json(200, {"storageType": "s3", "name": path[-1], "contentType": "x",
                            "expires": artifact.get("expires", "2027-01-01T00:00:00.000Z")})
        elif "redirect" in artifact:
            self.json(303, {"storageType": "s3", "url": artifact["redirect"]},
                      Location=artifact["redirect"])
        else:
            self.json(artifact["status"], artifact["body"])


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True

    def server_bind(self):
        socketserver.TCPServer.server_bind(self)  # without looking up our name

    def handle_error(self, request, client_address):
        pass


def main():
    servers = [Server(("127.0.0.1", 0), Handler) for _ in range(2)]
    quiet = socket.create_server(("127.0.0.1", 0))
    ports = [server.server_address[1] for server in servers] + [quiet.getsockname()[1]]
    if len(sys.argv) > 2:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[2], sys.argv[3])
        secure = Server(("127.0.0.1", 0), Handler)
        secure.socket = context.wrap_socket(secure.socket, server_side=True,
                                            do_handshake_on_connect=False)
        servers.append(secure)
        ports.append(secure.server_address[1])
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    print(*ports, flush=True)
    sys.stdin.read()
    os._exit(0)


main()
