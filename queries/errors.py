"""What can go wrong while asking, named after the act that failed. Every message is one plain line."""


class QueriesError(Exception):
    """Something that whoever asked can mend."""


class StoreError(QueriesError):
    """A store could not be opened, read or written."""


class QueryError(QueriesError):
    """A query could not be read or answered."""


class TooMuch(QueryError):
    """The answer to a query is longer than it may be."""


class WorkspaceError(QueriesError):
    """A folder is no workspace, is taken by another process, or is of a later format."""


class QuestionError(QueriesError):
    """A question is unknown, badly written, or was asked with values that it does not take."""


class NameNotFound(QueriesError):
    """Nothing in the graph goes by that name."""
