"""What a run reads and writes: its inputs, its outputs, what its files share."""
