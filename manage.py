#!/usr/bin/env python
"""Runs the portal's commands; without DJANGO_SETTINGS_MODULE the embedded engines."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.embedded")
    execute_from_command_line(sys.argv)
