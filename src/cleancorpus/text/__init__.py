"""What every stage may know of the lines of a text; imports nothing of ours."""
