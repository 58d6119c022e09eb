"""What is to be read: files, all files in folders and containers, what lies at addresses, and standard input."""

from .addresses import is_address
from .folders import walk
from .inbox import STDIN, Inbox
from .place import File, Place, file_name

__all__ = ["STDIN", "File", "Inbox", "Place", "file_name", "is_address", "walk"]
