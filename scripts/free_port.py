"""Says in one sentence why the portal cannot listen on an address; silent where it can."""

import socket
import sys


def main(host: str, port: str) -> int:
    """0 where nothing else listens on `host`:`port`, 1 where something does."""
    if not port.isdecimal() or not 0 < int(port) < 65536:
        sys.stderr.write(f"PORT is {port!r}; it must be a number from 1 to 65535.\n")
        return 1
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except OSError as error:
            sys.stderr.write(
                f"Cannot listen on {host}:{port}: {error.strerror}. Choose another: make run PORT=8001\n"
            )
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
