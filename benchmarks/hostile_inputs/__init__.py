"""Files made to harm whoever reads them, by sort; each function gives names and the bytes that are to have them."""
