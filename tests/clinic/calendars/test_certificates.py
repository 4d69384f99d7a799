"""A calendar server has to show that it is the one it claims to be."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from clinic.calendars.fetching import ANYWHERE, fetch
from clinic.calendars.unreadable import Unreadable
from tests.clinic.calendars.conftest import Answers, Shelf


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Of "localhost", signed by itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    file = tmp_path / "localhost.pem"
    file.write_bytes(signed.public_bytes(serialization.Encoding.PEM) + secret)
    return file


@pytest.fixture
def safe_shelf(certificate: Path) -> Iterator[Shelf]:
    shelf = Shelf(bodies={"/busy.ics": b"anything"})
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Answers,), {"shelf": shelf}))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    # Each handshake in its request's own thread, where a client that hangs up harms nobody.
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    shelf.address = f"https://localhost:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    yield shelf
    server.shutdown()
    server.server_close()


def test_a_server_that_is_trusted_is_read(
    safe_shelf: Shelf, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert fetch(safe_shelf.address + "/busy.ics", ANYWHERE) == b"anything"


def test_a_server_under_another_name_is_not(
    safe_shelf: Shelf, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with pytest.raises(Unreadable, match="certificate"):
        fetch(safe_shelf.address.replace("localhost", "127.0.0.1") + "/busy.ics", ANYWHERE)


def test_a_server_that_nobody_vouches_for_is_not(safe_shelf: Shelf) -> None:
    with pytest.raises(Unreadable, match="certificate"):
        fetch(safe_shelf.address + "/busy.ics", ANYWHERE)
    assert not safe_shelf.asked
