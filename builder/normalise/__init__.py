"""Raw text -> articles: what the paper printed, line by line accounted for."""
