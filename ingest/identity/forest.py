"""What is joined to what, directly or by way of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


class Forest(defaultdict[Node, Node]):
    """What is joined to what; whatever was never joined is alone."""

    def root(self, node: Node) -> Node:
        """Return the one that stands for all that the node is joined to."""
        while (up := self.get(node, node)) != node:
            self[node] = self.get(up, up)
            node = up
        return node

    def join(self, nodes: Iterable[Node]) -> None:
        """Make one of the nodes."""
        first, *others = (*nodes,) or (None,)
        for other in others:
            self[self.root(other)] = self.root(first)  # type: ignore[arg-type]


def joined(groups: Iterable[Iterable[Node]]) -> Callable[[Node], Node]:
    """Return the function that gives all of a group, and of groups that overlap, one of them in common."""
    forest = Forest[Node]()
    for group in groups:
        forest.join(group)
    return forest.root
