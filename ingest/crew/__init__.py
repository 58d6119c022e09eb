"""Who reads documents: this very process, processes that can be ended, or a cluster."""

from .alone import Alone
from .cluster import Cluster
from .processes import Processes
from .task import Crew, CrewLost, Refusal, Task

__all__ = ["Alone", "Cluster", "Crew", "CrewLost", "Processes", "Refusal", "Task"]
