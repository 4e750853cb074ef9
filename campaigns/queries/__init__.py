"""What pages, answers and feeds read. Each function gives one of them everything it shows."""
