"""Who reads documents: this very process, or processes that can be ended."""

from .alone import Alone
from .processes import Processes
from .task import Crew, Refusal, Task

__all__ = ["Alone", "Crew", "Processes", "Refusal", "Task"]
