"""The pages: one a file, each with the routes that it answers."""
