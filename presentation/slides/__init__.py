"""Briefings as native, editable PowerPoint slides."""
