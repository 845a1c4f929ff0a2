"""Taking what a client asks for."""
