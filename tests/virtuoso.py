"""A Virtuoso of our own: set up as our documentation tells, on free ports of this machine."""

import contextlib
import ctypes
import re
import secrets
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from queries.remote.credentials import Credentials
from queries.stores.remote import connect


@dataclass(frozen=True, slots=True)
class Virtuoso:
    """A Virtuoso that runs: where it is asked, and who may change it."""

    address: str
    user: str
    password: str

    def emptied(self) -> str:
        """Remove what others have left there, and return the address."""
        with contextlib.closing(
            connect(self.address, Credentials(self.user, self.password, "the tests"))
        ) as store:
            for graph in store.graphs():
                store.remove(graph)
        return self.address


#: What our documentation tells to write into its settings.
SETTINGS = re.compile(r"^cat > virtuoso.ini <<'END'\n(.*?)^END$", re.MULTILINE | re.DOTALL)
README = Path(__file__).parents[1] / "README.md"


def installed() -> bool:
    """Say whether there is a Virtuoso to run."""
    return shutil.which("virtuoso-t") is not None


@contextlib.contextmanager
def running(folder: Path) -> Iterator[Virtuoso]:
    """Run a Virtuoso in a folder; it ends with this process, however that ends."""
    program = shutil.which("virtuoso-t")
    assert program, "no Virtuoso is installed"
    password = secrets.token_hex(8)  # one of 32 characters lets nobody in
    sql, http = _free_ports()
    written = SETTINGS.search(README.read_text("utf-8"))
    assert written
    ours = written[1].replace(":1111", f":{sql}").replace(":8890", f":{http}")
    (folder / "virtuoso.ini").write_text(ours, "ascii")
    starting = [program, "+foreground", "+configfile", "virtuoso.ini"]
    with (folder / "said.txt").open("wb") as said:
        # with a new password it starts only to set it; nobody can come in before that
        setting = [*starting, "+pwdold", "dba", "+pwddba", password, "+pwddav", password]
        subprocess.run(
            setting, cwd=folder, stdout=said, stderr=said, timeout=120, preexec_fn=_die_with_parent
        )
        server = subprocess.Popen(
            starting, cwd=folder, stdout=said, stderr=said, preexec_fn=_die_with_parent
        )
        try:
            _wait(http, server, folder / "said.txt")
            yield Virtuoso(f"http://127.0.0.1:{http}/sparql", "dba", password)
        finally:
            server.kill()  # what it holds is of no use to anybody
            server.wait()


def _die_with_parent() -> None:
    """Have the kernel end a process when the one that started it is gone, even where that was killed."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def _free_ports() -> list[int]:
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as two:
        return [one.getsockname()[1], two.getsockname()[1]]


def _wait(port: int, running: subprocess.Popen[bytes], said: Path) -> None:
    """Wait until somebody listens at a port."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        assert running.poll() is None, said.read_text("utf-8", "replace")
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(f"Virtuoso did not come up: {said.read_text('utf-8', 'replace')}")
