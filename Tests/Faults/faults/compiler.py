"""Small programs in C that a fault needs."""
import shutil
import subprocess

from .lab import NotPossible


def compile_c(source, target, *options):
    """Compiles a file."""
    compiler = shutil.which("cc") or shutil.which("clang")
    if not compiler:
        raise NotPossible("there is no C compiler")
    subprocess.run([compiler, "-Wall", "-Wextra", "-Werror", *options, "-o", target, source], check=True)
