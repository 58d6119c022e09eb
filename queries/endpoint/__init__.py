"""The SPARQL endpoint: the SPARQL 1.1 Protocol over HTTP, in front of processes that can be ended."""
