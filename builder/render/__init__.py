"""Edition -> pages: every address of the site as bytes, through the theme's templates.

`plan` names the jobs, a `Renderer` does them one by one, `static_files` gives what the theme ships
as it is, `check_theme` finds what is wrong with a theme before any page is made.
"""

from builder.render.data import EMPTY
from builder.render.jobs import Job, plan
from builder.render.renderer import Renderer
from builder.render.theme import ThemeFault, static_files
from builder.render.theme_faults import check_theme

__all__ = ["EMPTY", "Job", "Renderer", "ThemeFault", "check_theme", "plan", "static_files"]
