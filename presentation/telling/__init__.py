"""Stories told in processes of their own, told ahead, and kept beside their edition as plain text."""
