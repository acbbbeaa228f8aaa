"""Clean damaged Chinese policy documents, with a report of every change."""

from cleancorpus.pipeline import clean_text
from cleancorpus.settings import Settings

__all__ = ["Settings", "__version__", "clean_text"]
__version__ = "0.1.0"
