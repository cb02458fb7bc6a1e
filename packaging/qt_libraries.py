"""What Qt needs of a Linux system, and which packages of three distributions hold it."""

from __future__ import annotations

import re
from collections.abc import Iterable

DISTROS = ("debian", "fedora", "arch")
INSTALLERS = {
    "debian": "apt-get install -y --no-install-recommends",
    "fedora": "dnf install -y",
    "arch": "pacman -S --needed",
}
FONT = "a font"

# What the libraries and plug-ins of the PySide6 wheel are linked against (readelf -d), and the
# packages of Debian or Ubuntu, Fedora and Arch that hold it.
CORE_LIBRARIES = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl", "libglvnd"),
    "libGL.so.1": ("libgl1", "libglvnd-glx", "libglvnd"),
    "libX11.so.6": ("libx11-6", "libX11", "libx11"),
    "libbrotlidec.so.1": ("libbrotli1", "libbrotli", "brotli"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "dbus"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype", "freetype2"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libgssapi_krb5.so.2": ("libgssapi-krb5-2", "krb5-libs", "krb5"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    "libz.so.1": ("zlib1g", "zlib", "zlib"),
    "libzstd.so.1": ("libzstd1", "libzstd", "zstd"),
}
SCREEN_LIBRARIES = {
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb", "libx11"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb", "libxcb"),
    "libxcb-render-util.so.0": (
        "libxcb-render-util0",
        "xcb-util-renderutil",
        "xcb-util-renderutil",
    ),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb", "libxcb"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb", "libxcb"),
    "libxcb.so.1": ("libxcb1", "libxcb", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
}
FONT_PACKAGES = ("fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu")
ALL_LIBRARIES = {**CORE_LIBRARIES, **SCREEN_LIBRARIES, FONT: FONT_PACKAGES}

# Runs inside the new environment. A Qt plug-in that cannot be loaded aborts the whole process, so
# each is opened by hand before Qt does; each missing name is printed, because a loader stops at the
# first one.
QT_PROBE = """
import ctypes, os, pathlib, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
platform, *libraries = sys.argv[1:]
for name in libraries:
    try:
        ctypes.CDLL(name)
    except OSError as error:
        print("absent", name)
import PySide6
from PySide6 import QtCore, QtGui, QtNetwork, QtSvg, QtTest, QtWidgets
if sys.platform == "linux":
    plugins = pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
    for plugin in {"offscreen", platform}:
        ctypes.CDLL(str(plugins / f"libq{plugin}.so"))
app = QtGui.QGuiApplication([])
# These three are names for fonts, there even when no font is.
if not set(QtGui.QFontDatabase.families()) - {"Monospace", "Sans Serif", "Serif"}:
    print("absent a font")
    sys.exit(1)
"""


def distro(release: str) -> str | None:
    """Return the family of distributions that an os-release file names."""
    words: list[str] = []
    for key in ("ID", "ID_LIKE"):
        line = re.search(rf"^{key}=(.*)", release, re.MULTILINE)
        words += line[1].strip("\"'").split() if line else []
    alike = {"ubuntu": "debian", "rhel": "fedora", "centos": "fedora"}
    families = (alike.get(word, word) for word in words)
    return next((family for family in families if family in DISTROS), None)


def missing_libraries(output: str) -> list[str]:
    """Return the libraries that a loader's messages, or the probe's, call missing."""
    found = re.findall(r"^absent (.*)", output, re.MULTILINE)
    found += re.findall(r"([\w.+-]+\.so[\w.]*): cannot open shared object file", output)
    return sorted({name.strip() for name in found})


def packages_for(libraries: Iterable[str], family: str) -> list[str]:
    """Return the packages of a distribution that hold these libraries; unknown ones have none."""
    column = DISTROS.index(family)
    return sorted({ALL_LIBRARIES[name][column] for name in libraries if name in ALL_LIBRARIES})
