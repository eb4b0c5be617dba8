"""Checks of the edition and of the finished site. Every code has a fixture that fails and one that passes."""
