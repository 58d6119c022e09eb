"""A SPARQL 1.1 server elsewhere: how it is reached, with whose word, and what its answers say."""
