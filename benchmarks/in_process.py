"""CPU of one request, without a socket: the WSGI application called in this process.

A child of run.py that reads one JSON request a line and answers in one line:

    python -m benchmarks.in_process benchmarks.control | grenoble_press.wsgi
"""

import gzip
import importlib
import io
import itertools
import json
import os
import random
import sys
import time

BATCH = 20  # requests between two looks at the clock: 3 to 10 ms


class Client:
    """Calls a WSGI application as a server would, to the closing of the answer."""

    def __init__(self, application):
        self.application = application

    def get(self, path, etag=None):
        """(status, headers, body) of a GET."""
        address, _, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": address,
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "127.0.0.1",
            "HTTP_ACCEPT": "*/*",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
        if etag:
            environ["HTTP_IF_NONE_MATCH"] = etag
        answer = []
        response = self.application(environ, lambda status, headers, exc_info=None: answer.extend((status, headers)))
        try:
            body = b"".join(response)
        finally:
            response.close()
        return int(answer[0][:3]), dict(answer[1]), body


def once(client, path, etag, status):
    found = client.get(path, etag)[0]
    if found != status:
        raise RuntimeError(f"{path} answered {found}, not {status}")


class Control:
    def __init__(self, application):
        self.client = Client(application)
        self.clients = {"": self.client}

    def requests(self, kind):
        return itertools.repeat(("/", None, 200))

    def batch(self, kind, stack="", anew=False, size=BATCH):
        """Seconds of CPU for one request of this kind, over a batch."""
        wanted = list(itertools.islice(self.requests(kind), size))
        client = self.clients[stack]
        before = time.process_time()
        for request in wanted:
            if anew:
                self.forget()
            once(client, *request)
        return (time.process_time() - before) / size


class Room(Control):
    """The press room: `stack` is "" with its own middleware, "closed" with ClosedByDefault alone."""

    def __init__(self, application):
        from django.core.handlers.wsgi import WSGIHandler  # noqa: PLC0415 (settings are read by now)
        from django.test import override_settings  # noqa: PLC0415

        super().__init__(application)
        with override_settings(MIDDLEWARE=["releases.middleware.ClosedByDefault"]):
            self.clients["closed"] = Client(WSGIHandler())
        self.addresses = {}

    def load(self, first, last):
        from benchmarks.communiques import load  # noqa: PLC0415 (imports models)

        began = time.monotonic()
        load(first, last, processes=os.cpu_count())
        self.analyze()
        self.choose()
        return time.monotonic() - began

    @staticmethod
    def analyze():
        """As autovacuum does after a bulk load, and as the room's own SQLite never does."""
        from django.db import connection  # noqa: PLC0415

        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")

    def choose(self):
        """What is asked of each kind: (path, ETag, status) in turn. Pages are drawn among all communiqués."""
        from releases.models import Communique  # noqa: PLC0415

        slugs = list(Communique.objects.order_by("pk").values_list("slug", flat=True))
        dice = random.Random(len(slugs))
        pages = [f"/communiques/{slug}/" for slug in dice.sample(slugs, len(slugs))]
        deep = [f"/communiques/?page={dice.randint(2, len(slugs) // 20)}" for _ in range(1000)]
        feed = "/flux/communiques.rss"
        filtered = [f"/communiques/?theme=mesures-theme-{number}" for number in range(30)]
        self.addresses = {
            "home": [("/", None, 200)],
            "list": [("/communiques/", None, 200)],
            "page": [(path, None, 200) for path in pages],
            "page 304": [(path, self.etag(path), 304) for path in pages],
            "feed": [(feed, None, 200)],
            "feed 304": [(feed, self.etag(feed), 304)],
            "deep list": [(path, None, 200) for path in deep],
            "filtered list": [(path, None, 200) for path in filtered],
        }
        self.turns = {kind: itertools.cycle(found) for kind, found in self.addresses.items()}

    def asked(self):
        return self.addresses

    def etag(self, path):
        return self.client.get(path)[1]["ETag"]

    def requests(self, kind):
        return self.turns[kind]

    @staticmethod
    def forget():
        from releases.pages import PerEdition  # noqa: PLC0415

        PerEdition.forget()

    def facts(self, kind):
        """Queries of one request when its answer is kept and when it is made anew; bytes of the body, raw and gzip."""
        from django.db import connection  # noqa: PLC0415
        from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

        path, etag, status = self.addresses[kind][0]
        counts = []
        for anew in (True, False):
            if anew:
                self.forget()
            # The handler resets the list of queries as a request starts: they are counted inside it.
            with CaptureQueriesContext(connection) as captured:
                once(self.client, path, etag, status)
            counts.append(len(captured))
        body = self.client.get(path, etag)[2]
        return {
            "queries": counts[1],
            "queries_anew": counts[0],
            "bytes": len(body),
            "gzip": len(gzip.compress(body, 6)) if body else 0,
        }


def main(module):
    application = importlib.import_module(module).application
    served = Control(application) if module == "benchmarks.control" else Room(application)
    for line in sys.stdin:
        name, arguments = json.loads(line)
        print(json.dumps(getattr(served, name)(**arguments)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
