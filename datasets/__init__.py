"""The images that the course trains on."""
