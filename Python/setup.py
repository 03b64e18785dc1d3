"""The tag of the wheel: any Python 3, and the C library that libalmanac.so was linked against."""

import platform
import sysconfig

from setuptools import setup
from setuptools.command.bdist_wheel import bdist_wheel


class PlatformWheel(bdist_wheel):
    """A wheel of one platform without an extension module of one Python."""

    def finalize_options(self) -> None:
        super().finalize_options()
        self.root_is_pure = False

    def get_tag(self) -> tuple[str, str, str]:
        libc, version = platform.libc_ver()
        machine = sysconfig.get_platform().replace("-", "_").replace(".", "_")
        if libc == "glibc":
            machine = f"manylinux_{version.replace('.', '_')}_{platform.machine()}"
        return "py3", "none", machine


setup(cmdclass={"bdist_wheel": PlatformWheel})
