"""What a record is: the one definition of every field."""
