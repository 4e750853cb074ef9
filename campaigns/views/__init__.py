"""The doors of readers: pages, the same as tables, and feeds."""
