"""The version, said once: pyproject.toml reads it here too."""

__version__ = "0.1.0"
