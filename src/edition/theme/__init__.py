"""The look of pages: styles, scripts and the renderer's templates."""
