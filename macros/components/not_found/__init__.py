"""The page that stands in for one that is missing; its template is ``theme/404.html``."""
