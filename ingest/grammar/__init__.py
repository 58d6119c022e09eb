"""The grammar of the genre: numerals, dates, names, noun phrases and clauses, without spaCy and without a document."""
