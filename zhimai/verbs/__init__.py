"""The verbs of the command line, one a file, found by looking into the folder.

A file named after its verb holds `verb`, a click command. What takes long to import is imported when the verb
runs: --help is there at once.
"""
