"""Reading: from bytes to text, from text to facts, from facts to quads."""
