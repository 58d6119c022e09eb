"""The vocabulary: what there is to say of a bulletin, as Turtle, as SHACL and as Python terms."""
