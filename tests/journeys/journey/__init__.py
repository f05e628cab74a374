# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the installed program as a person does: real key events, the accessibility tree, the picture on the screen."""
