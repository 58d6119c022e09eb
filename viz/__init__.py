"""Views of the graph: networks and pages."""
