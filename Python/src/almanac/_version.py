"""The version of the package; tests compare it with that of the library."""

VERSION = "0.1.0"
