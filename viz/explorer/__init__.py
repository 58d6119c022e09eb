"""The explorer: the graph in a browser, as pages that work without JavaScript and an API that they share."""
