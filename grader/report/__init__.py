"""What people read: sentences, grids, pages, and every export format."""
