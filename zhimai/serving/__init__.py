"""What stands between a network and the pages: patience, limits, a proxy's path, a log, figures, and an end in order."""
