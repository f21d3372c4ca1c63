"""Exports brought into a workspace: saved under safe names, never over another file, or copied from a folder."""
